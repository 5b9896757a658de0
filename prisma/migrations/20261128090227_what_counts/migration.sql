-- AlterTable
ALTER TABLE "question" ADD COLUMN     "count_of" TEXT,
ADD COLUMN     "yes_choices" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What was read out of the wording until now is written down, so that checklists in use read as before.
UPDATE "question" SET "count_of" = substring("text" from
  '^(?:Tổng số|Số lượng|Số|Tỷ lệ|Tỉ lệ)\s+(cuộc|hồ sơ|văn bản|nhiệm vụ|vấn đề|đơn vị|cơ quan|công chức|viên chức|người|lượt|phản ánh|thủ tục|TTHC|dịch vụ|báo cáo|sáng kiến|ngày|giờ|lần|trường hợp|tin|bài)(?![[:alpha:]])')
WHERE "type" IN ('COUNT', 'RATIO');
UPDATE "question" SET "yes_choices" = ARRAY(
  SELECT choice FROM unnest("choices") WITH ORDINALITY AS each(choice, n) WHERE choice !~* '^(chưa|không)(\s|$)' ORDER BY n
) WHERE "type" = 'CHOICE' AND EXISTS (SELECT 1 FROM unnest("choices") AS each(choice) WHERE choice ~* '^(chưa|không)(\s|$)');
