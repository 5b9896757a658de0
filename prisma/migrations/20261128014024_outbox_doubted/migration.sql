-- AlterTable
ALTER TABLE "outbox" ADD COLUMN     "doubted" BOOLEAN NOT NULL DEFAULT false;
