-- AlterEnum
ALTER TYPE "ChecklistState" ADD VALUE 'CONCLUDED';

-- AlterTable
ALTER TABLE "conclusion" ADD COLUMN     "ended_review" "ChecklistState";

-- AlterTable
ALTER TABLE "item_event" ADD COLUMN     "before" "ItemState";
