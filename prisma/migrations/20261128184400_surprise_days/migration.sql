-- The day of a surprise that was held is the day on which the team arrived, not the planned one.
UPDATE "inspection" SET "inspect_on" = to_char("arrived_at" AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD')
WHERE "surprise" AND "arrived_at" IS NOT NULL;
