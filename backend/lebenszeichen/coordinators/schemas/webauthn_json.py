"""WebAuthn's own messages, named as the standard names them: PublicKeyCredential…OptionsJSON."""

from marshmallow import Schema, fields


class CredentialDescriptorSchema(Schema):
    id = fields.String(required=True)
    type = fields.String(required=True)
    transports = fields.List(fields.String())


class RequestOptionsSchema(Schema):
    """For `PublicKeyCredential.parseRequestOptionsFromJSON()`."""

    challenge = fields.String(required=True)
    timeout = fields.Integer(required=True)
    rpId = fields.String(required=True)  # noqa: N815  (the standard's names)
    allowCredentials = fields.List(fields.Nested(CredentialDescriptorSchema), required=True)  # noqa: N815
    userVerification = fields.String(required=True)  # noqa: N815


class RelyingPartySchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)


class PasskeyUserSchema(Schema):
    id = fields.String(required=True)
    name = fields.String(required=True)
    displayName = fields.String(required=True)  # noqa: N815


class CredentialParameterSchema(Schema):
    type = fields.String(required=True)
    alg = fields.Integer(required=True)


class AuthenticatorSelectionSchema(Schema):
    residentKey = fields.String(required=True)  # noqa: N815
    requireResidentKey = fields.Boolean(required=True)  # noqa: N815
    userVerification = fields.String(required=True)  # noqa: N815


class CreationOptionsSchema(Schema):
    """For `PublicKeyCredential.parseCreationOptionsFromJSON()`."""

    rp = fields.Nested(RelyingPartySchema, required=True)
    user = fields.Nested(PasskeyUserSchema, required=True)
    challenge = fields.String(required=True)
    pubKeyCredParams = fields.List(fields.Nested(CredentialParameterSchema), required=True)  # noqa: N815
    timeout = fields.Integer(required=True)
    excludeCredentials = fields.List(fields.Nested(CredentialDescriptorSchema), required=True)  # noqa: N815
    authenticatorSelection = fields.Nested(AuthenticatorSelectionSchema, required=True)  # noqa: N815
    attestation = fields.String(required=True)
