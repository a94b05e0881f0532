"""Pictures that nobody took: shapes of one colour, with what cameras leave in files."""

from io import BytesIO

from PIL import Image

CAMERA = "Lena's telephone"
COMMENT = "taken at home"


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (900, 1200), mode: str = "RGB", *, turned: bool = False
) -> bytes:
    """Bright above and dark below. `turned`: stored lying on its side, with a word of the camera to stand it up."""
    upright = Image.new(mode, size, "white" if mode not in {"P", "CMYK"} else 0)
    upright.paste(0 if mode in {"P", "L", "1"} else "black", (0, size[1] // 2, *size))
    exif = Image.Exif()
    exif[0x010F] = CAMERA
    if turned:
        exif[0x0112] = 6
        upright = upright.transpose(Image.Transpose.ROTATE_90)
    file = BytesIO()
    more = {"comment": COMMENT.encode()} if kind == "JPEG" else {}
    upright.save(file, kind, exif=exif, icc_profile=b"profile of a telephone", **more)
    return file.getvalue()


def opened(body: bytes) -> Image.Image:
    """What is in a file."""
    return Image.open(BytesIO(body))
