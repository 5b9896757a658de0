ALTER TABLE "inspection" ADD COLUMN "cancelled_by_id" TEXT;
