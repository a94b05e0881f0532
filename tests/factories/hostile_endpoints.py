"""Addresses that nobody's push service hands out: each would lead this server astray, or two parsers apart."""

_TAIL = "/fcm/send/abc"
_KNOWN = "fcm.googleapis.com"

_OTHER_HOSTS = (
    # a known name, and something behind, before or around it
    *("fcm.googleapis.com.evil.org", "fcm.googleapis.com-evil.org", "fcm.googleapis.comevil.org"),
    *("evil-fcm.googleapis.com", "evilfcm.googleapis.com", "a.fcm.googleapis.com", "xfcm.googleapis.com"),
    *("googleapis.com", "storage.googleapis.com", "googleapis.com.evil.org", "fcm.googleapis.co", "fcm.googleapis"),
    *("android.googleapis.com.evil.org", "x.android.googleapis.com", "androidxgoogleapis.com"),
    *("jmt18.google.com", "jmt17.google.com.evil.org", "x.jmt17.google.com", "google.com", "www.google.com"),
    *("push.apple.com", "push.apple.com.evil.org", "web.push.apple.com.evil.org", "evilpush.apple.com"),
    *("web-push.apple.com", "push-apple.com", "apple.com", "web.push.apple.com.", "web.push.apple.co"),
    *("push.services.mozilla.com", "evilpush.services.mozilla.com", "updates.push.services.mozilla.com.evil.org"),
    *("services.mozilla.com", "mozilla.com", "updates.push.services.mozilla.org", "updatespush.services.mozilla.com"),
    *("notify.windows.com", "evilnotify.windows.com", "x.notify.windows.com.evil.org", "notify.windows.com.evil.org"),
    *("x.notify.windows.net", "windows.com", "a.notify-windows.com"),
    # names of this machine and of its neighbours
    *("localhost", "localhost.localdomain", "ip6-localhost", "db", "postgres", "metadata", "router.local"),
    *("metadata.google.internal", "instance-data.ec2.internal", "kubernetes.default.svc", "printer.home.arpa"),
    *("127.0.0.1.nip.io", "localtest.me", "10.0.0.1.sslip.io", "evil.org", "a.invalid", "x.onion", "x.test"),
    # dots and hyphens in wrong places, empty and overlong labels
    *("fcm.googleapis.com.", ".fcm.googleapis.com", "fcm..googleapis.com", "fcm.googleapis.com..", "."),
    *(".push.apple.com", "-.push.apple.com", "-a.push.apple.com", "a-.push.apple.com", "a..push.apple.com"),
    *("a_b.push.apple.com", "*.push.apple.com", "%2a.push.apple.com", "a%2epush.apple.com", "a%00.push.apple.com"),
    "a" * 64 + ".push.apple.com",
    ".".join(["a"] * 60) + ".push.apple.com",
    ".".join(["a" * 63] * 4) + ".push.apple.com",
    # letters that look alike, or that become others when a name is prepared
    *(
        "fcm.googleapis.cοm",
        "fcm.gооgleapis.com",
        "ｆｃｍ.googleapis.com",
        "fcm。googleapis。com",
        "fcm．googleapis．com",
    ),
    *("fcm｡googleapis｡com", "ﬀcm.googleapis.com", "fcm.googleapıs.com", "fcm.googleapis.ⅽom", "web.push.аpple.com"),
    *("fcm.googleapis.com\u200b", "fcm\u00ad.googleapis.com", "xn--fcm-0ta.googleapis.com", "xn--80ak6aa92e.com"),
    *("xn--a.push.apple.com", "ß.push.apple.com", "é.push.apple.com", "①.push.apple.com"),
    # upper case: no browser writes it, and one address shall have one spelling
    *("FCM.GOOGLEAPIS.COM", "fcm.GoogleApis.com", "Web.push.apple.com", "web.push.apple.COM"),
)

_NUMBERS = (
    *("127.0.0.1", "127.1", "127.0.1", "127.255.255.254", "0.0.0.0", "0", "0.0.0.1", "10.0.0.1", "10.1"),  # noqa: S104
    *("172.16.0.1", "172.31.255.255", "192.168.0.1", "192.168.1", "169.254.169.254", "100.64.0.1", "198.18.0.1"),
    *("192.0.0.192", "192.0.2.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "255.255.255.255"),
    *("240.0.0.1", "192.88.99.1", "8.8.8.8", "142.250.185.74", "1.1.1.1"),
    # other spellings of 127.0.0.1 and 169.254.169.254
    *(
        "2130706433",
        "0x7f000001",
        "017700000001",
        "0177.0.0.1",
        "0x7f.0.0.1",
        "0x7f.1",
        "127.0.0.1.",
        "127.000.000.001",
    ),
    *("2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "4294967296", "00000127.0.0.1"),
    # digits that are digits in Unicode only
    *("１２７.0.0.1", "١٢٧.٠.٠.١", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "𝟏𝟐𝟕.𝟎.𝟎.𝟏"),
)

_NUMBERS_IN_BRACKETS = (
    *("::", "::1", "0:0:0:0:0:0:0:1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8"),
    *("::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::127.0.0.1", "64:ff9b:1::a00:1", "64:ff9b::808:808"),
    *("2002:7f00:1::", "2002:a00:1::1", "2002:808:808::1", "2001::1", "2001:0:7f00:1::", "2001:db8::1", "3fff::1"),
    *("fe80::1", "fe80::1%eth0", "fe80::1%25eth0", "fec0::1", "feff::1", "fc00::1", "fd00::1", "fd00:ec2::254"),
    *("ff02::1", "ff0e::1", "100::1", "5f00::1", "2607:f8b0:4004:800::200a", "2a00:1450:4001:80e::200a"),
    *("v1.fe80::1", "::1]x[", "127.0.0.1", "fcm.googleapis.com", ""),
)

_OTHER_FORMS = (
    # another scheme, or none
    *(f"http://{_KNOWN}{_TAIL}", f"HTTPS://{_KNOWN}{_TAIL}", f"Https://{_KNOWN}{_TAIL}", f"httpss://{_KNOWN}{_TAIL}"),
    *(f"ftp://{_KNOWN}{_TAIL}", f"gopher://{_KNOWN}:70/_x", f"file://{_KNOWN}/etc/passwd", "file:///etc/passwd"),
    *(f"wss://{_KNOWN}{_TAIL}", f"ws://{_KNOWN}{_TAIL}", f"dict://{_KNOWN}:11211/stat", f"ldap://{_KNOWN}/x"),
    *(
        "data:text/plain,x",
        "javascript:alert(1)",
        "blob:https://fcm.googleapis.com/x",
        "about:blank",
        "unix:/run/x.sock",
    ),
    *(
        f"//{_KNOWN}{_TAIL}",
        f"{_KNOWN}{_TAIL}",
        f"https:{_KNOWN}{_TAIL}",
        f"https:/{_KNOWN}{_TAIL}",
        "https://",
        "https",
    ),
    *(f"https:///{_KNOWN}{_TAIL}", f"https:////{_KNOWN}{_TAIL}", f"https::{_KNOWN}{_TAIL}", f"https//{_KNOWN}{_TAIL}"),
    *(f"view-source:https://{_KNOWN}{_TAIL}", f"url:https://{_KNOWN}{_TAIL}", f"jar:https://{_KNOWN}!/x"),
    # somebody before the host
    *(f"https://user@{_KNOWN}{_TAIL}", f"https://user:secret@{_KNOWN}{_TAIL}", f"https://@{_KNOWN}{_TAIL}"),
    *(f"https://:@{_KNOWN}{_TAIL}", f"https://{_KNOWN}@evil.org{_TAIL}", f"https://{_KNOWN}:443@evil.org{_TAIL}"),
    *(f"https://{_KNOWN}%40evil.org{_TAIL}", f"https://a@{_KNOWN}@evil.org{_TAIL}", f"https://{_KNOWN}%2f@evil.org/x"),
    *(f"https://evil.org#@{_KNOWN}{_TAIL}", f"https://evil.org?@{_KNOWN}{_TAIL}", f"https://evil.org/@{_KNOWN}{_TAIL}"),
    # ports
    *(
        f"https://{_KNOWN}:{port}{_TAIL}"
        for port in ("", "0", "22", "80", "443", "0443", "8443", "65536", "-1", "４４３")
    ),
    *(f"https://{_KNOWN}:443:80{_TAIL}", f"https://{_KNOWN}:443@{_TAIL}", f"https://{_KNOWN} :443{_TAIL}"),
    # backslashes, white space, control characters, fragments
    *(f"https:\\\\{_KNOWN}{_TAIL}", f"https://evil.org\\@{_KNOWN}{_TAIL}", f"https://{_KNOWN}\\@evil.org{_TAIL}"),
    *(f"https://{_KNOWN}\\.evil.org{_TAIL}", f"https://{_KNOWN}\\{_TAIL}", f"https://{_KNOWN}/a\\..\\b"),
    *(f" https://{_KNOWN}{_TAIL}", f"https://{_KNOWN}{_TAIL} ", f"https://{_KNOWN}{_TAIL}\n", f"\thttps://{_KNOWN}/x"),
    *(
        f"https://{_KNOWN}\n.evil.org/x",
        f"https://{_KNOWN}\t{_TAIL}",
        f"ht\ntps://{_KNOWN}/x",
        "https://fcm.\tgoogleapis.com/x",
    ),
    *(
        f"https://{_KNOWN}/a b",
        f"https://{_KNOWN}/a\r\nX-Injected: 1",
        f"https://{_KNOWN}/a\x00b",
        f"https://{_KNOWN}/a\x7f",
    ),
    *(
        f"https://{_KNOWN}\x00.evil.org/x",
        f"https://{_KNOWN}/\u2028x",
        f"\ufeffhttps://{_KNOWN}/x",
        f"https://{_KNOWN}/é",
    ),
    *(f"https://{_KNOWN}{_TAIL}#", f"https://{_KNOWN}{_TAIL}#x", f"https://{_KNOWN}#{_TAIL}", f"https://{_KNOWN}/#/x"),
    # paths that two programs could read in two ways, and none at all
    *(
        f"https://{_KNOWN}",
        f"https://{_KNOWN}/",
        f"https://{_KNOWN}?x=1",
        f"https://{_KNOWN};x/y",
        f"https://{_KNOWN}/%",
    ),
    *(f"https://{_KNOWN}/a/../b", f"https://{_KNOWN}/./a", f"https://{_KNOWN}/a/..", f"https://{_KNOWN}/%2e%2E/a"),
    *(
        f"https://{_KNOWN}/a%zz",
        f"https://{_KNOWN}/a%1",
        f"https://{_KNOWN}/<x>",
        f"https://{_KNOWN}/{{x}}",
        f"https://{_KNOWN}/`x`",
    ),
    *(
        f'https://{_KNOWN}/"x"',
        f"https://{_KNOWN}/a|b",
        f"https://{_KNOWN}/a^b",
        f"https://{_KNOWN}/[x]",
        f"https://{_KNOWN}/a?b?c#d",
    ),
    # too long, too short
    f"https://{_KNOWN}/" + "a" * 2048,
    f"https://{_KNOWN}/?" + "a" * 100_000,
    *("", " ", "/", "?", "https://:443/x", "https://[/x", "https://]/x", "https://%/x", "null", "undefined"),
    f"https://{_KNOWN}/x https://{_KNOWN}/y",
    f"https://{_KNOWN},evil.org/x",
)

HOSTILE_ENDPOINTS: tuple[str, ...] = (
    *(f"https://{host}{_TAIL}" for host in (*_OTHER_HOSTS, *_NUMBERS)),
    *(f"https://[{number}]{_TAIL}" for number in _NUMBERS_IN_BRACKETS),
    *_OTHER_FORMS,
)
"""More than two hundred, no two alike."""
