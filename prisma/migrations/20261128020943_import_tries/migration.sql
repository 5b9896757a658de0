-- AlterTable
ALTER TABLE "plan_import" ADD COLUMN     "begun" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fault_code" TEXT;
