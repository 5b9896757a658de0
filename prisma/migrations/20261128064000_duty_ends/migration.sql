-- AlterTable
ALTER TABLE "deadline" ADD COLUMN     "ends_on" TEXT;

-- What is asked until a visit ends with it.
UPDATE "deadline" d SET "ends_on" = i."inspect_on"
FROM "notice" n JOIN "inspection" i ON i."id" = n."inspection_id"
WHERE d."kind" = 'ACKNOWLEDGE' AND n."id" = d."subject_id";
