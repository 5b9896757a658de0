-- A list without entries is an empty list, never NULL: both roads into the database read the same.
UPDATE "delegate" SET "roles" = coalesce("roles", '{}'), "areas" = coalesce("areas", '{}') WHERE "roles" IS NULL OR "areas" IS NULL;
UPDATE "inspection" SET "contents" = '{}' WHERE "contents" IS NULL;
UPDATE "question" SET "choices" = coalesce("choices", '{}'), "classes" = coalesce("classes", '{}'), "forms" = coalesce("forms", '{}')
  WHERE "choices" IS NULL OR "classes" IS NULL OR "forms" IS NULL;

-- AlterTable
ALTER TABLE "delegate" ALTER COLUMN "roles" SET DEFAULT ARRAY[]::"Role"[],
ALTER COLUMN "roles" SET NOT NULL,
ALTER COLUMN "areas" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "areas" SET NOT NULL;

-- AlterTable
ALTER TABLE "inspection" ALTER COLUMN "contents" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "contents" SET NOT NULL;

-- AlterTable
ALTER TABLE "question" ALTER COLUMN "choices" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "choices" SET NOT NULL,
ALTER COLUMN "classes" SET DEFAULT ARRAY[]::"UnitClass"[],
ALTER COLUMN "classes" SET NOT NULL,
ALTER COLUMN "forms" SET DEFAULT ARRAY[]::"InspectionForm"[],
ALTER COLUMN "forms" SET NOT NULL;
