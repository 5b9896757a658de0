-- AlterTable
ALTER TABLE "role_held" ADD COLUMN     "end_words" TEXT;
