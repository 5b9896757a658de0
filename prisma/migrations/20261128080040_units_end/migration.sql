-- AlterEnum
ALTER TYPE "ItemState" ADD VALUE 'ENDED';

-- AlterTable
ALTER TABLE "deadline" ADD COLUMN     "taken_from_id" TEXT;

-- AlterTable
ALTER TABLE "inspection" ADD COLUMN     "taken_from_id" TEXT;

-- AlterTable
ALTER TABLE "remediation_item" ADD COLUMN     "taken_from_id" TEXT;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "succeeded_at" TIMESTAMPTZ(3),
ADD COLUMN     "successor_id" TEXT;
