-- A request that waits is a duty of whoever decides: also those that wait already, with a week from now.
INSERT INTO "deadline" ("id", "kind", "subject_id", "unit_id", "team_id", "due_at", "title", "version", "opened_at")
SELECT DISTINCT ON (i."id") substr(md5(random()::text), 1, 12), 'DECIDE'::"DeadlineKind", i."id", NULL,
  CASE WHEN e."new_due_at" IS NULL THEN NULL ELSE i."team_id" END, now() + interval '7 days',
  u."name" || ': ' || i."text", 1, e."created_at"
FROM "extension" e JOIN "remediation_item" i ON i."id" = e."item_id" JOIN "unit" u ON u."id" = i."unit_id"
WHERE e."state" = 'ASKED'
ORDER BY i."id", e."created_at"
ON CONFLICT ("kind", "subject_id") DO NOTHING;
