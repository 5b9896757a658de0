-- CreateEnum
CREATE TYPE "NoneWord" AS ENUM ('NOT_HELD', 'NOT_STARTED', 'NOT_ISSUED', 'NO_PETITION', 'NOTHING');

-- AlterTable
ALTER TABLE "answer" ADD COLUMN     "explained_at" TIMESTAMPTZ(3),
ADD COLUMN     "explained_by_id" TEXT,
ADD COLUMN     "explanation_code" TEXT;

-- AlterTable
ALTER TABLE "answer_history" ADD COLUMN     "explained_by_id" TEXT,
ADD COLUMN     "explanation_code" TEXT,
ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "answer_review" ADD COLUMN     "reason_code" TEXT;

-- AlterTable
ALTER TABLE "item_return" ADD COLUMN     "what_code" TEXT,
ADD COLUMN     "why_code" TEXT;

-- AlterTable
ALTER TABLE "question" ADD COLUMN     "asks_absence" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "earliest_on" TEXT,
ADD COLUMN     "latest_on" TEXT,
ADD COLUMN     "max" DOUBLE PRECISION,
ADD COLUMN     "may_be_na" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "min" DOUBLE PRECISION,
ADD COLUMN     "none_word" "NoneWord",
ADD COLUMN     "numerator" TEXT;

-- What the program used to guess from the wording of a question now stands with the question.
UPDATE "question" SET "asks_absence" = true WHERE "by_delegation" AND "type" = 'RATIO' AND "text" ILIKE '%có mặt%';
UPDATE "question" SET "none_word" = 'NOT_STARTED'
WHERE "type" = 'DATE' AND "text" NOT ILIKE '%tổ chức%' AND "text" NOT ILIKE '%đối thoại%';
UPDATE "question" SET "none_word" = 'NO_PETITION' WHERE "type" = 'TEXT' AND "text" ILIKE '%kiến nghị%';
UPDATE "question" SET "numerator" = 'số đúng và trước hạn' WHERE "type" = 'RATIO' AND "text" ILIKE '%đúng và trước hạn%';

-- Until now whoever explained an answer was written down as its author.
UPDATE "answer" SET "explained_by_id" = "answered_by_id", "explained_at" = "answered_at" WHERE "explanation" IS NOT NULL;

-- The usual reasons were kept as sentences.
UPDATE "answer" SET "explanation_code" = 'NO_REASON', "explanation" = NULL
WHERE "side" = 'DELEGATION' AND "explanation" IN ('Không có lý do', 'No reason given');
UPDATE "answer_review" SET "reason" = NULL, "reason_code" = CASE "reason"
  WHEN 'Thiếu minh chứng' THEN 'evidence' WHEN 'Số liệu chưa khớp' THEN 'mismatch' ELSE 'unclear' END
WHERE "reason" IN ('Thiếu minh chứng', 'Số liệu chưa khớp', 'Chưa rõ nội dung');
UPDATE "item_return" SET "what" = NULL, "what_code" = CASE
  WHEN "what" IN ('Tài liệu kiểm chứng', 'Evidence') THEN 'documents'
  WHEN "what" IN ('Văn bản đã ban hành', 'The issued document') THEN 'issued' ELSE 'figures' END
WHERE "what" IN ('Tài liệu kiểm chứng', 'Evidence', 'Văn bản đã ban hành', 'The issued document', 'Số liệu kết quả', 'Figures of the result');
UPDATE "item_return" SET "why" = NULL, "why_code" = CASE
  WHEN "why" IN ('Thiếu minh chứng', 'Evidence missing') THEN 'evidence'
  WHEN "why" IN ('Số liệu chưa khớp', 'Figures do not match') THEN 'mismatch' ELSE 'unclear' END
WHERE "why" IN ('Thiếu minh chứng', 'Evidence missing', 'Số liệu chưa khớp', 'Figures do not match', 'Chưa rõ nội dung', 'Content unclear');
