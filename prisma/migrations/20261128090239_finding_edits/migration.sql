-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "edits_id" TEXT;
