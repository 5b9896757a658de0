-- What the unit has to remedy begins with the conclusion. Items of findings it was never told of, at which it has done nothing,
-- are the team's draft again: the finding keeps everything.
CREATE TEMPORARY TABLE "untold" AS
SELECT i."id" FROM "remediation_item" i JOIN "finding" f ON f."id" = i."finding_id"
WHERE i."state" = 'OPEN'
  AND NOT EXISTS (SELECT FROM "conclusion" c WHERE c."inspection_id" = f."inspection_id" AND c."sent_at" >= f."saved_at")
  AND NOT EXISTS (SELECT FROM "item_event" e WHERE e."item_id" = i."id")
  AND NOT EXISTS (SELECT FROM "evidence" e WHERE e."item_id" = i."id")
  AND NOT EXISTS (SELECT FROM "extension" e WHERE e."item_id" = i."id")
  AND NOT EXISTS (SELECT FROM "item_return" r WHERE r."item_id" = i."id");

DELETE FROM "nudge_rung" WHERE "deadline_id" IN (
  SELECT d."id" FROM "deadline" d JOIN "untold" u ON u."id" = d."subject_id" WHERE d."kind" = 'REMEDIATION'
);
DELETE FROM "deadline" WHERE "kind" = 'REMEDIATION' AND "subject_id" IN (SELECT "id" FROM "untold");
DELETE FROM "remediation_item" WHERE "id" IN (SELECT "id" FROM "untold");
DROP TABLE "untold";
