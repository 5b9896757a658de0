-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "sender_told_at" TIMESTAMPTZ(3);

-- Whoever sent what was set aside before was told then.
UPDATE "inbox" SET "sender_told_at" = "done_at" WHERE "state" = 'ASIDE';
