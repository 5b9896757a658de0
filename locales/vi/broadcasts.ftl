# Broadcasts: compose, preview, send, follow; what recipients see.
broadcasts-choose-team = **Soạn thông báo chung** – Đề nghị chọn Tổ.
broadcasts-compose = **Soạn thông báo chung · { $place }** – Đề nghị gửi nội dung thông báo.
broadcasts-compose-again = **Sửa thông báo chung · { $place }** – Đề nghị gửi lại toàn bộ nội dung. Nội dung hiện có: “{ $text }”
broadcasts-too-long = Chưa thể dùng nội dung này vì dài { $length } ký tự; Ông/Bà có thể gửi lại nội dung không quá { $limit } ký tự.
broadcasts-place-team = Tổ { $team }
broadcasts-place-all = Đoàn kiểm tra
broadcasts-audience = (1/3) **Gửi tới?**
    Nội dung: “{ $text }”
broadcasts-audience-none = Chưa có đơn vị nào trong phạm vi gửi.
broadcasts-audience-class = (1/3) **Gửi tới loại đơn vị nào?**
broadcasts-button-all-team = Tất cả đơn vị Tổ { $team } ({ $count })
broadcasts-button-all = Tất cả đơn vị ({ $count })
broadcasts-button-class = Theo loại
broadcasts-button-unacknowledged = Chưa xác nhận ({ $count })
broadcasts-button-overdue = Quá thời hạn ({ $count })
broadcasts-class-SO = Sở, tương đương ({ $count })
broadcasts-class-HUYEN = Quận, huyện, thị xã ({ $count })
broadcasts-class-PHONG = Phòng ({ $count })
broadcasts-class-XA = Cấp xã ({ $count })
broadcasts-class-DVSN = Đơn vị sự nghiệp ({ $count })
broadcasts-class-DNNN = Doanh nghiệp ({ $count })
broadcasts-preview = (2/3) **{ $units } đơn vị, { $people ->
        [0] chưa có ai tham gia
       *[other] { $people } người
    }. { $reachable ->
        [0] Chưa gửi được cho ai
       *[other] Gửi được { $reachable }{ $unreachable ->
            [0] {""}
           *[other] ; chưa gửi được { $unreachable }
        }
    }{ $lonely ->
        [none] {""}
       *[other] ; { $lonely } đơn vị không có ai nhận
    }.**
broadcasts-preview-lonely = { $unit }: chưa có ai tham gia (**không có ai nhận**)
broadcasts-preview-lonely-because = { $unit }: { $why } (**không có ai nhận**)
broadcasts-preview-partly = { $unit }: { $why } (người khác vẫn nhận)
broadcasts-why-never = { $name } chưa tham gia
broadcasts-why-blocked = { $role } hiện không nhận được tin của Hệ thống
broadcasts-preview-more = … và { $count } đơn vị khác
broadcasts-no-marks = Nội dung chưa có dấu; đề nghị kiểm tra.
broadcasts-nobody = Chưa có ai nhận được; Ông/Bà có thể quay lại chọn nơi nhận khác.
broadcasts-button-list = Xem danh sách
broadcasts-button-ack-yes = Yêu cầu xác nhận: có
broadcasts-button-ack-no = Yêu cầu xác nhận: không
broadcasts-button-next = Tiếp tục
broadcasts-button-send = Gửi { $count } người
broadcasts-button-edit = Sửa nội dung
broadcasts-list-head = **Danh sách nhận: { $units } đơn vị**
broadcasts-list-line = { $unit }: { $names }
broadcasts-list-nobody = chưa có ai tham gia
broadcasts-message-head = THÔNG BÁO CHUNG – { $from }
broadcasts-message-from-team = Tổ { $team }, Đoàn kiểm tra
broadcasts-message-from-all = Đoàn kiểm tra
broadcasts-message-to = Kính gửi: Các cơ quan, đơn vị.
broadcasts-message-again = (gửi lại, nội dung không thay đổi)
broadcasts-message-end = Trân trọng./.
broadcasts-acknowledged-line = Đã xác nhận: { $person }, { $moment }.
broadcasts-audience-differs = Chưa gửi. So với danh sách Ông/Bà đã xem: { $how ->
        [left] bớt { $left } người
        [joined] thêm { $joined } người
       *[both] thêm { $joined } người, bớt { $left } người
    }; nay gửi được { $reachable } người.
broadcasts-exact = (3/3) **Nội dung người nhận sẽ đọc:**
broadcasts-audience-changed = Danh sách nhận vừa thay đổi; đề nghị xem lại trước khi gửi.
broadcasts-dropped = Đã hủy thông báo chung; chưa gửi cho ai.
broadcasts-sending = **Đang gửi** { $done }/{ $reachable }{ $sent ->
        [0] {""}
       *[other] {" · "}đã gửi { $sent }
    }{ $waiting ->
        [0] {""}
       *[other] {" · "}chờ gửi { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" · "}chưa gửi được { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" · "}gửi lỗi { $failed }
    }{ $unknown ->
        [0] {""}
       *[other] {" · "}chưa rõ { $unknown }
    }{ $acknowledged ->
        [0] {""}
       *[other] {" · "}đã xác nhận { $acknowledged }
    } · cập nhật { $time }
broadcasts-sending-plain = **Đang gửi** { $done }/{ $reachable }{ $sent ->
        [0] {""}
       *[other] {" · "}đã gửi { $sent }
    }{ $waiting ->
        [0] {""}
       *[other] {" · "}chờ gửi { $waiting }
    }{ $unreachable ->
        [0] {""}
       *[other] {" · "}chưa gửi được { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" · "}gửi lỗi { $failed }
    }{ $unknown ->
        [0] {""}
       *[other] {" · "}chưa rõ { $unknown }
    } · cập nhật { $time }
broadcasts-done = **Đã gửi xong lúc { $at }.** { $balance }
broadcasts-stopped = **Đã dừng lúc { $at }.** { $balance }
broadcasts-balance = Tổng { $total } = đã gửi { $sent }{ $unreachable ->
        [0] {""}
       *[other] {" + "}chưa gửi được { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" + "}gửi lỗi { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] {" + "}đã dừng { $cancelled }
    }{ $unknown ->
        [0] {""}
       *[other] {" + "}chưa rõ { $unknown }
    }.
broadcasts-balance-waiting = Tổng { $total } = đã gửi { $sent }{ $unreachable ->
        [0] {""}
       *[other] {" + "}chưa gửi được { $unreachable }
    }{ $failed ->
        [0] {""}
       *[other] {" + "}gửi lỗi { $failed }
    }{ $cancelled ->
        [0] {""}
       *[other] {" + "}đã dừng { $cancelled }
    }{ $unknown ->
        [0] {""}
       *[other] {" + "}chưa rõ { $unknown }
    }{ $waiting ->
        [0] {""}
       *[other] {" + "}chờ gửi { $waiting }
    }.
broadcasts-balance-acknowledged = { $acknowledged ->
        [0] Chưa có ai xác nhận
       *[other] Đã xác nhận { $acknowledged }
    }.
broadcasts-updated = Cập nhật { $time }.
broadcasts-button-stop = Dừng gửi
broadcasts-button-again = Gửi lại
broadcasts-button-replies = Ý kiến ({ $count })
broadcasts-again-ask = **Gửi lại cho ai?**
broadcasts-again-nobody = Hiện không có ai cần gửi lại.
broadcasts-button-unsent = Chưa gửi ({ $count })
broadcasts-button-unknown = Chưa rõ ({ $count })
broadcasts-who-head = **Thông báo chung “{ $text }”: { $count } người**
broadcasts-who-line = { $name }{ $unit ->
        [none] {""}
       *[other] {" "}– { $unit }
    }: { $state }
broadcasts-state-WAITING = chờ gửi
broadcasts-state-SENDING = chờ gửi
broadcasts-state-SENT = đã gửi
broadcasts-state-ACKNOWLEDGED = đã nhận
broadcasts-state-UNREACHABLE = chưa gửi được
broadcasts-state-FAILED = gửi lỗi
broadcasts-state-CANCELLED = đã dừng
broadcasts-state-SUPERSEDED = đã dừng
broadcasts-state-UNKNOWN = chưa rõ
broadcasts-button-acknowledge = Đã nhận
broadcasts-button-reply = Gửi ý kiến
broadcasts-acknowledged = Đã ghi nhận Ông/Bà đã nhận thông báo của { $from }, gửi lúc { $sent }.
broadcasts-reply-ask = **Ý kiến về thông báo chung “{ $text }”** – Đề nghị gửi nội dung ý kiến.
broadcasts-reply-cancelled = Chưa gửi ý kiến nào.
broadcasts-reply-kept = Đã ghi ý kiến: “{ $text }”. Người gửi thông báo hiện không nhận được tin; ý kiến được giữ tại thông báo.
broadcasts-reply-ready = **Ý kiến về thông báo chung “{ $text }”** – chưa gửi: “{ $said }”. Bấm “Gửi ý kiến” để chuyển cho người gửi thông báo, hoặc nhập nội dung khác.
broadcasts-reply-twice = Ý kiến này đã được gửi trước đó: “{ $text }”
broadcasts-reply-saved = Đã ghi. Ý kiến được chuyển cho người gửi thông báo: “{ $text }”
broadcasts-reply-same = Không có thay đổi; ý kiến đã gửi giữ nguyên.
broadcasts-reply-corrected = Đã sửa ý kiến; người gửi thông báo đọc được nội dung mới: “{ $text }”
broadcasts-reply-told = Ý kiến của { $unit ->
        [none] { $name }
       *[other] { $unit } ({ $name })
    }: “{ $text }”
broadcasts-button-see-replies = Xem ý kiến
broadcasts-replies-head = **Ý kiến về thông báo chung “{ $text }”{ $count ->
        [0] {""}
       *[other] : { $count }
    }**
broadcasts-replies-line = { $name }{ $unit ->
        [none] {""}
       *[other] {" "}– { $unit }
    }, { $moment }: “{ $text }”
broadcasts-replies-none = Chưa có ý kiến nào.
broadcasts-duty-draft = Đang soạn thông báo chung: “{ $text }”
broadcasts-duty-ack = Xác nhận thông báo chung gửi { $moment }: “{ $text }”
