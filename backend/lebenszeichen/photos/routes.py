"""/api/desk/people/…/photo and /api/photos: a picture of somebody, at the desk and for everybody."""

from typing import Any

from flask import Response, g, request
from flask_smorest import Blueprint

from lebenszeichen.database import reading
from lebenszeichen.database.conflicts import write_and_repeat
from lebenszeichen.http.problems import InvalidRequest, NotFound, ProblemSchema
from lebenszeichen.photos import schemas, service
from lebenszeichen.photos.errors import LARGEST_FILE
from lebenszeichen.prisoners.editing import Word
from lebenszeichen.prisoners.photos import photo_at_the_desk, public_photo
from lebenszeichen.sync.files import is_hash

blueprint = Blueprint("photos", __name__, url_prefix="/api", description="Photos of people")

_SIGNED_IN: list[dict[str, list[str]]] = [{"coordinator": []}]
_PHOTO = "/desk/people/<prisoner_id>/photo"
_UNKNOWN = "/problems/unknown-person"
_CHANGED = "/problems/detail-changed"
_PICTURE: dict[str, Any] = {"content": {"image/webp": {"schema": {"type": "string", "format": "binary"}}}}
_UPLOAD = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["photo", "source", "as_of"],
                    "properties": {
                        "photo": {"type": "string", "format": "binary"},
                        "source": {"type": "string"},
                        "as_of": {"type": "string"},
                    },
                }
            }
        },
    }
}


@blueprint.before_request
def take_large_pictures() -> None:
    """The guard has looked at who it is before."""
    if request.endpoint == "photos.add_photo":
        request.max_content_length = LARGEST_FILE + 64 * 1024


@blueprint.put(_PHOTO)
@blueprint.arguments(schemas.PhotoWordsSchema, location="form")
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(422, schema=ProblemSchema, description="/problems/unreadable-photo")
@blueprint.doc(security=_SIGNED_IN, **_UPLOAD)
def add_photo(said: dict[str, Any], prisoner_id: str) -> None:
    """Keep a picture at the desk, in place of the one before

    JPEG, PNG or WebP. It is unpacked and written anew: small, upright, and nothing in it but pixels.
    """
    # Opening pictures takes a twentieth of what there is to load at a start, and most processes never open one.
    from lebenszeichen.photos.encoding import clean_photo  # noqa: PLC0415

    file = request.files.get("photo")
    if file is None:
        raise InvalidRequest("There is no file in the part `photo`.", pointer="/photo")
    photo = clean_photo(file.read())
    word = Word(said["source"], said["as_of"], g.coordinator.id)
    write_and_repeat(lambda session: service.keep_photo(session, prisoner_id, photo, word))


@blueprint.get(_PHOTO)
@blueprint.response(200)
@blueprint.alt_response(404, schema=ProblemSchema, description="there is none")
@blueprint.doc(security=_SIGNED_IN, responses={200: {"description": "The picture", **_PICTURE}})
def see_photo(prisoner_id: str) -> Response:
    """The picture, released or not"""
    if not prisoner_id.isalnum():
        raise NotFound()
    with reading() as session:
        return _picture(photo_at_the_desk(session, prisoner_id), "no-store")


@blueprint.put(f"{_PHOTO}/release")
@blueprint.arguments(schemas.SeenPhotoSchema)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description=_CHANGED)
@blueprint.doc(security=_SIGNED_IN)
def release_photo(said: dict[str, Any], prisoner_id: str) -> None:
    """Let everybody see this picture, and no other"""
    write_and_repeat(lambda session: service.release_photo(session, prisoner_id, said["hash"], g.coordinator.id))


@blueprint.delete(_PHOTO)
@blueprint.response(204)
@blueprint.alt_response(404, schema=ProblemSchema, description=_UNKNOWN)
@blueprint.alt_response(409, schema=ProblemSchema, description=_CHANGED)
@blueprint.doc(security=_SIGNED_IN)
def delete_photo(prisoner_id: str) -> None:
    """Delete it, here and for everybody; its address answers 404 at once"""
    write_and_repeat(lambda session: service.delete_photo(session, prisoner_id, g.coordinator.id))


@blueprint.get("/photos/<hash>")
@blueprint.response(200)
@blueprint.alt_response(404, schema=ProblemSchema, description="was never released, or is shown no more")
@blueprint.doc(responses={200: {"description": "The picture", **_PICTURE}})
def get_photo(hash: str) -> Response:
    """A picture that the list names

    Shared caches keep it ten minutes, as they keep files of the list; the app asks past the browser's own cache.
    """
    if not is_hash(hash):
        raise NotFound()
    with reading() as session:
        return _picture(public_photo(session, hash), "public, max-age=600, immutable")


def _picture(body: bytes | None, cache_control: str) -> Response:
    if body is None:
        raise NotFound()
    return Response(body, mimetype="image/webp", headers={"Cache-Control": cache_control})
