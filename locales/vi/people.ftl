place-office = Đoàn kiểm tra
