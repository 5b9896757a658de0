-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "begun" INTEGER NOT NULL DEFAULT 0;
