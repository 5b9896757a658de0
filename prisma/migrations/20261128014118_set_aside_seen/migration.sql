-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "raw" BYTEA,
ADD COLUMN     "seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3);
