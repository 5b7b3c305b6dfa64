"""The words of the page where events are corrected, in all languages of the program."""

from __future__ import annotations

REVIEW_TEXTS = {
    "en": {
        "review": "Review",
        "back": "To the timeline",
        "sign_in": "Sign in",
        "sign_out": "Sign out",
        "access_reviewer": "You are signed in as {name} and may correct events.",
        "access_local": "You correct events as {name}, without signing in: only this machine reaches the server, and "
        "no public address is set. To let others review, set up the sign-in (login_… and reviewers in timeline.toml).",
        "access_signed_out": "Sign in to correct events.",
        "access_unlisted": "You are signed in as {name}, who is not among the reviewers. Whoever runs this server can "
        "add the address to reviewers in timeline.toml.",
        "access_unverified": "You are signed in as {name}, but the provider says that nobody has confirmed that this "
        "address is yours. Confirm it there, then sign in again.",
        "access_closed": "Nobody can correct events here: no sign-in is set up, and without one the server must be "
        "started with `timeline serve`, listen on this machine only, and have no public address. Set up the sign-in "
        "(login_… and reviewers in timeline.toml), or use the command `timeline review`.",
    },
    "vi": {
        "review": "Duyệt",
        "back": "Về dòng thời gian",
        "sign_in": "Đăng nhập",
        "sign_out": "Đăng xuất",
        "access_reviewer": "Bạn đã đăng nhập với tên {name} và được phép sửa sự kiện.",
        "access_local": "Bạn sửa sự kiện với tên {name}, không cần đăng nhập: chỉ máy này kết nối được tới máy chủ và "
        "chưa đặt địa chỉ công khai. Để người khác cùng duyệt, hãy thiết lập đăng nhập (login_… và reviewers trong "
        "timeline.toml).",
        "access_signed_out": "Hãy đăng nhập để sửa sự kiện.",
        "access_unlisted": "Bạn đã đăng nhập với tên {name}, nhưng tên này không có trong danh sách người duyệt. Người "
        "quản trị máy chủ có thể thêm địa chỉ vào reviewers trong timeline.toml.",
        "access_unverified": "Bạn đã đăng nhập với tên {name}, nhưng nhà cung cấp cho biết địa chỉ này chưa được xác "
        "nhận là của bạn. Hãy xác nhận tại đó rồi đăng nhập lại.",
        "access_closed": "Không ai sửa được sự kiện tại đây: chưa thiết lập đăng nhập, và khi không có đăng nhập thì "
        "máy chủ phải được khởi động bằng `timeline serve`, chỉ nghe trên máy này và không có địa chỉ công khai. Hãy "
        "thiết lập đăng nhập (login_… và reviewers trong timeline.toml) hoặc dùng lệnh `timeline review`.",
    },
    "zh": {
        "review": "审核",
        "back": "返回时间轴",
        "sign_in": "登录",
        "sign_out": "退出登录",
        "access_reviewer": "您已以 {name} 登录，可以更正事件。",
        "access_local": "您以 {name} 的身份更正事件，无需登录：只有本机能访问此服务器，且未设置公开网址。"
        "如需他人参与审核，请设置登录（timeline.toml 中的 login_… 与 reviewers）。",
        "access_signed_out": "请登录后再更正事件。",
        "access_unlisted": "您已以 {name} 登录，但不在审核人员之列。"
        "服务器管理员可将此地址加入 timeline.toml 的 reviewers。",
        "access_unverified": "您已以 {name} 登录，但登录服务表示此地址尚未确认属于您。请先在那里确认，然后重新登录。",
        "access_closed": "此处无法更正事件：尚未设置登录；没有登录时，服务器必须用 `timeline serve` 启动、只监听本机，"
        "且没有公开网址。请设置登录（timeline.toml 中的 login_… 与 reviewers），或使用命令 `timeline review`。",
    },
}


def say(name: str, language: str, /, **values: str) -> str:
    """The text of that name, its braces filled in. Raises KeyError for a name or a value that is not there."""
    return REVIEW_TEXTS.get(language, REVIEW_TEXTS["en"])[name].format(**values)
