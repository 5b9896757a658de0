-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "ticked" JSONB;
