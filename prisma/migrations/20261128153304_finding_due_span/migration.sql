-- AlterTable
ALTER TABLE "finding" ADD COLUMN     "due_span" TEXT;
