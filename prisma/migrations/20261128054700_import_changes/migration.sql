-- AlterTable
ALTER TABLE "plan_import" ADD COLUMN     "changes" JSONB NOT NULL DEFAULT '[]';
