-- Checklists whose review a conclusion ended were stored as accepted, though nobody had accepted them.
UPDATE "conclusion" c SET "ended_review" = 'IN_REVIEW'
FROM "checklist" k JOIN "deadline" d ON d."subject_id" = k."id" AND d."kind" = 'REVIEW' AND d."closed_why" = 'concluded'
WHERE k."inspection_id" = c."inspection_id" AND k."state" = 'ACCEPTED' AND d."closed_at" = c."sent_at";
UPDATE "checklist" k SET "state" = 'CONCLUDED'
FROM "conclusion" c WHERE c."inspection_id" = k."inspection_id" AND c."ended_review" IS NOT NULL AND k."state" = 'ACCEPTED';
