place-office = Đoàn kiểm tra
address-agency = Quý cơ quan
address-unit = Quý đơn vị
