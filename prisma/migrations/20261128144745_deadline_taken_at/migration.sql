-- AlterTable
ALTER TABLE "deadline" ADD COLUMN     "taken_at" TIMESTAMPTZ(3);
