"""Meetings, papers, decisions, hearings and following up: all within one case."""

import sqlalchemy as sa
from alembic import op

from storage.tables.base import Id, Instant, Json

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "stored_file",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sha256", sa.String(length=100), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_stored_file_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_stored_file")),
        sa.UniqueConstraint("case_id", "sha256", name=op.f("uq_stored_file_case_id_sha256")),
    )
    op.create_table(
        "meeting",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.String(length=100), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("starts", Instant, nullable=False),
        sa.Column("ends", Instant, nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("written", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=100), nullable=True),
        sa.Column("late_notice_reason", sa.Text(), nullable=False),
        sa.Column("late_materials_reason", sa.Text(), nullable=False),
        sa.Column("invited_at", Instant, nullable=True),
        sa.Column("materials_at", Instant, nullable=True),
        sa.Column("opened_at", Instant, nullable=True),
        sa.Column("closed_at", Instant, nullable=True),
        sa.Column("led_by", sa.String(length=100), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("continues", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "state IN ("
            "'planned', 'invited', 'open', 'closed', 'minuted', 'cancelled', 'adjourned')",
            name=op.f("ck_meeting_state"),
        ),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_meeting_body_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "continues"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_meeting_case_id_continues"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_meeting_case_id")),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["person.id"], name=op.f("fk_meeting_confirmed_by")
        ),
        sa.ForeignKeyConstraint(["led_by"], ["person.id"], name=op.f("fk_meeting_led_by")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_meeting")),
    )
    op.create_index(
        "ix_meeting_body_id", "meeting", ["body_id", "starts", "case_id", "seq"], unique=False
    )
    op.create_index(
        "ix_meeting_state", "meeting", ["state", "starts", "case_id", "seq"], unique=False
    )

    op.create_table(
        "action_point",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_action_point_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_action_point_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_action_point")),
    )
    op.create_index("ix_action_point_owner", "action_point", ["owner", "due"], unique=False)

    op.create_table(
        "document",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=100), nullable=False),
        sa.Column("register", sa.String(length=100), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("signed_at", Instant, nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("registered_at", Instant, nullable=True),
        sa.Column("retention", sa.Text(), nullable=False),
        sa.Column("publicity", sa.String(length=30), nullable=False),
        sa.Column("secrecy_ground", sa.Text(), nullable=False),
        sa.Column("secrecy_years", sa.Integer(), nullable=False),
        sa.Column("secret_since", sa.Date(), nullable=True),
        sa.Column("properties", Json, nullable=False),
        sa.CheckConstraint(
            "kind IN ("
            "'asettamispaatos', 'esitys', 'kokouskutsu', 'esityslista', 'poytakirja', "
            "'seurantaraportti', 'lausuntopyynto', 'lausunto', 'kokoonpanopaatos', "
            "'maaraajan_jatkaminen', 'peruutusilmoitus', 'muu')",
            name=op.f("ck_document_kind"),
        ),
        sa.CheckConstraint(
            "publicity IN ('PUBLIC', 'PARTLY_SECRET', 'SECRET')", name=op.f("ck_document_publicity")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'presented', 'signed', 'corrected')", name=op.f("ck_document_state")
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "corrects"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_document_case_id_corrects"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_document_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_document_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_document")),
    )
    op.create_index("ix_document_kind", "document", ["case_id", "kind", "seq"], unique=False)
    op.create_index(
        "ix_document_state", "document", ["state", "signed_at", "case_id", "seq"], unique=False
    )
    op.create_index(
        "uq_document_number",
        "document",
        ["case_id", "number"],
        unique=True,
        sqlite_where=sa.text("number <> ''"),
        postgresql_where=sa.text("number <> ''"),
    )

    op.create_table(
        "expense",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("spent_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.String(length=100), nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('meeting_fee', 'travel', 'other')", name=op.f("ck_expense_kind")
        ),
        sa.CheckConstraint("cents > 0", name=op.f("ck_expense_positive")),
        sa.ForeignKeyConstraint(["body_id"], ["body.id"], name=op.f("fk_expense_body_id")),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_expense_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_expense_case_id")),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_expense_entered_by")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_expense")),
    )
    op.create_index("ix_expense_body_id", "expense", ["body_id", "spent_on"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("sent_at", Instant, nullable=False),
        sa.Column("substitute_for", sa.String(length=100), nullable=True),
        sa.Column("reply", sa.String(length=30), nullable=False),
        sa.Column("replied_at", Instant, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "reply IN ('pending', 'accepted', 'declined', 'withdrawn')",
            name=op.f("ck_invitation_reply"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_invitation_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_invitation_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_invitation_person_id")),
        sa.ForeignKeyConstraint(
            ["substitute_for"], ["person.id"], name=op.f("fk_invitation_substitute_for")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_invitation")),
        sa.UniqueConstraint(
            "case_id", "meeting", "person_id", name=op.f("uq_invitation_case_id_meeting_person_id")
        ),
    )
    op.create_index("ix_invitation_person_id", "invitation", ["person_id", "reply"], unique=False)

    op.create_table(
        "objection",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_objection_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_objection_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_objection_person_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_objection")),
        sa.UniqueConstraint(
            "case_id", "meeting", "person_id", name=op.f("uq_objection_case_id_meeting_person_id")
        ),
    )
    op.create_table(
        "presence",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=True),
        sa.Column("arrived", Instant, nullable=False),
        sa.Column("left", Instant, nullable=True),
        sa.Column("substitute_for", sa.String(length=100), nullable=True),
        sa.Column("way", sa.String(length=30), nullable=False),
        sa.CheckConstraint(
            "role IN ('chair', 'vice_chair', 'member', 'substitute', 'secretary', 'expert')",
            name=op.f("ck_presence_role"),
        ),
        sa.CheckConstraint("way IN ('room', 'link')", name=op.f("ck_presence_way")),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_presence_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_presence_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_presence_person_id")),
        sa.ForeignKeyConstraint(
            ["substitute_for"], ["person.id"], name=op.f("fk_presence_substitute_for")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_presence")),
    )
    op.create_index("ix_presence_person_id", "presence", ["person_id"], unique=False)

    op.create_table(
        "recusal_check",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("checked_by", sa.String(length=100), nullable=False),
        sa.Column("checked_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_recusal_check_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_recusal_check_case_id")),
        sa.ForeignKeyConstraint(
            ["checked_by"], ["person.id"], name=op.f("fk_recusal_check_checked_by")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recusal_check_person_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_recusal_check")),
        sa.UniqueConstraint(
            "case_id",
            "meeting",
            "item",
            "person_id",
            name=op.f("uq_recusal_check_case_id_meeting_item_person_id"),
        ),
    )
    op.create_table(
        "vote",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("choice", sa.String(length=30), nullable=False),
        sa.Column("cast_at", Instant, nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.CheckConstraint("choice IN ('for', 'against', 'abstain')", name=op.f("ck_vote_choice")),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_vote_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_vote_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_vote_person_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_vote")),
        sa.UniqueConstraint(
            "case_id",
            "meeting",
            "item",
            "person_id",
            name=op.f("uq_vote_case_id_meeting_item_person_id"),
        ),
    )
    op.create_table(
        "agenda_item",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("matter", sa.String(length=100), nullable=True),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("prepared_by", Json, nullable=False),
        sa.Column("benefits", sa.String(length=100), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("opened_at", Instant, nullable=True),
        sa.Column("closed_at", Instant, nullable=True),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ("
            "'opening', 'legality', 'officers', 'agenda', 'notice', 'decision', 'other', "
            "'next_meeting', 'closing')",
            name=op.f("ck_agenda_item_kind"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'open', 'handled', 'decided', 'tabled')",
            name=op.f("ck_agenda_item_state"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_agenda_item_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_agenda_item_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_agenda_item_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint(
            "case_id", "meeting", "item", name=op.f("uq_agenda_item_case_id_meeting_item")
        ),
    )
    op.create_index("ix_agenda_item_matter", "agenda_item", ["matter"], unique=False)

    op.create_table(
        "deadline_extension",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("task", sa.Integer(), nullable=True),
        sa.Column("old_due", sa.Date(), nullable=False),
        sa.Column("new_due", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("decided_at", Instant, nullable=False),
        sa.Column("presented_by", sa.String(length=100), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.CheckConstraint("new_due > old_due", name=op.f("ck_deadline_extension_later")),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_deadline_extension_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "task"],
            ["task.case_id", "task.seq"],
            name=op.f("fk_deadline_extension_case_id_task"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_deadline_extension_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_deadline_extension_decided_by")
        ),
        sa.ForeignKeyConstraint(
            ["presented_by"], ["person.id"], name=op.f("fk_deadline_extension_presented_by")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_deadline_extension")),
    )
    op.create_table(
        "distribution",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("recipients", Json, nullable=False),
        sa.Column("for_information", Json, nullable=False),
        sa.Column("sent_at", Instant, nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_distribution_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_distribution_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_distribution")),
    )
    op.create_index(
        "ix_distribution_document", "distribution", ["case_id", "document"], unique=False
    )

    op.create_table(
        "document_version",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", Json, nullable=False),
        sa.Column("prepared_by", Json, nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("attachments", Json, nullable=False),
        sa.Column("locked_at", Instant, nullable=True),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_document_version_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_document_version_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_document_version")),
        sa.UniqueConstraint(
            "case_id",
            "document",
            "version",
            name=op.f("uq_document_version_case_id_document_version"),
        ),
    )
    op.create_table(
        "minutes",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", Instant, nullable=True),
        sa.Column("checkers", Json, nullable=False),
        sa.Column("checked_by", Json, nullable=False),
        sa.Column("checked_at", Instant, nullable=True),
        sa.Column("signed_at", Instant, nullable=True),
        sa.Column("published_at", Instant, nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'written', 'checked', 'signed', 'published')",
            name=op.f("ck_minutes_state"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_minutes_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_minutes_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_minutes_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_minutes")),
        sa.UniqueConstraint("case_id", "meeting", name=op.f("uq_minutes_case_id_meeting")),
    )
    op.create_table(
        "presentation",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("presented_by", sa.String(length=100), nullable=False),
        sa.Column("presented_at", Instant, nullable=False),
        sa.Column("proposal", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("prepared_by", Json, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_presentation_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_presentation_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_presentation_case_id")),
        sa.ForeignKeyConstraint(
            ["presented_by"], ["person.id"], name=op.f("fk_presentation_presented_by")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_presentation")),
    )
    op.create_index(
        "ix_presentation_meeting", "presentation", ["case_id", "meeting", "item"], unique=False
    )

    op.create_table(
        "rendering",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=100), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("rendered_at", Instant, nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_rendering_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_rendering_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_rendering")),
        sa.UniqueConstraint(
            "case_id",
            "document",
            "version",
            "language",
            "media_type",
            name=op.f("uq_rendering_case_id_document_version_language_media_type"),
        ),
    )
    op.create_table(
        "report_round",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("end", sa.Date(), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("conclusion", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state IN ('open', 'compiled', 'reviewed', 'handled')",
            name=op.f("ck_report_round_state"),
        ),
        sa.CheckConstraint('"end" >= start', name=op.f("ck_report_round_period")),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_report_round_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_report_round_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_report_round")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_report_round_case_id_number")),
    )
    op.create_index(
        "ix_report_round_state", "report_round", ["state", "due", "case_id", "seq"], unique=False
    )

    op.create_table(
        "secret_reading",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("read_at", Instant, nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_secret_reading_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_secret_reading_case_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_secret_reading_person_id")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_secret_reading")),
    )
    op.create_index(
        "ix_secret_reading_document",
        "secret_reading",
        ["case_id", "document", "read_at"],
        unique=False,
    )
    op.create_index(
        "ix_secret_reading_person_id", "secret_reading", ["person_id", "read_at"], unique=False
    )

    op.create_table(
        "signature",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("capacity", sa.String(length=30), nullable=False),
        sa.Column("signed_at", Instant, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("on_behalf_of", sa.String(length=100), nullable=True),
        sa.CheckConstraint(
            "capacity IN ("
            "'minister', 'presenting_official', 'chair', 'secretary', 'preparer_chair', "
            "'author')",
            name=op.f("ck_signature_capacity"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_signature_case_id_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_signature_case_id")),
        sa.ForeignKeyConstraint(
            ["on_behalf_of"], ["person.id"], name=op.f("fk_signature_on_behalf_of")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_signature_person_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_signature")),
        sa.UniqueConstraint(
            "case_id",
            "document",
            "version",
            "capacity",
            name=op.f("uq_signature_case_id_document_version_capacity"),
        ),
        sa.UniqueConstraint(
            "case_id",
            "document",
            "version",
            "person_id",
            name=op.f("uq_signature_case_id_document_version_person_id"),
        ),
    )
    op.create_index("ix_signature_person_id", "signature", ["person_id"], unique=False)

    op.create_table(
        "statement",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("expert", sa.String(length=100), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("requested_at", Instant, nullable=False),
        sa.Column("requested_by", sa.Text(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("given_at", Instant, nullable=True),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("summarised_by", sa.Text(), nullable=False),
        sa.Column("request_document", sa.Integer(), nullable=True),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("mode", sa.String(length=30), nullable=False),
        sa.Column("missing_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("mode IN ('statement', 'session')", name=op.f("ck_statement_mode")),
        sa.CheckConstraint(
            "state IN ('requested', 'given', 'missing', 'summarised')",
            name=op.f("ck_statement_state"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_statement_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "request_document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_statement_case_id_request_document"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_statement_case_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_statement")),
    )
    op.create_index("ix_statement_expert", "statement", ["expert", "state"], unique=False)

    op.create_table(
        "decision",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("presentation", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=False),
        sa.Column("capacity", sa.String(length=30), nullable=False),
        sa.Column("presented_by", sa.String(length=100), nullable=False),
        sa.Column("decided_at", Instant, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("meeting", sa.Integer(), nullable=True),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "capacity IN ('chair', 'vice_chair', 'minister')", name=op.f("ck_decision_capacity")
        ),
        sa.CheckConstraint(
            "outcome IN ('approved', 'returned', 'tabled', 'rejected')",
            name=op.f("ck_decision_outcome"),
        ),
        sa.CheckConstraint("decided_by <> presented_by", name=op.f("ck_decision_separate")),
        sa.ForeignKeyConstraint(
            ["case_id", "document"],
            ["document.case_id", "document.seq"],
            name=op.f("fk_decision_case_id_document"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_decision_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "presentation"],
            ["presentation.case_id", "presentation.seq"],
            name=op.f("fk_decision_case_id_presentation"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_decision_case_id")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_decision_decided_by")),
        sa.ForeignKeyConstraint(
            ["presented_by"], ["person.id"], name=op.f("fk_decision_presented_by")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_decision")),
        sa.UniqueConstraint(
            "case_id", "presentation", name=op.f("uq_decision_case_id_presentation")
        ),
    )
    op.create_index(
        "ix_decision_decided_at", "decision", ["decided_at", "case_id", "seq"], unique=False
    )
    op.create_index("ix_decision_meeting", "decision", ["case_id", "meeting", "item"], unique=False)

    op.create_table(
        "recusal",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("meeting", sa.Integer(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("ground", sa.String(length=30), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("starts", Instant, nullable=False),
        sa.Column("ends", Instant, nullable=True),
        sa.Column("raised_by", sa.String(length=100), nullable=False),
        sa.Column("decided_by", Json, nullable=False),
        sa.Column("decided_at", Instant, nullable=True),
        sa.CheckConstraint(
            "ground IN ('1', '2', '3', '4', '5', '6', '7')", name=op.f("ck_recusal_ground")
        ),
        sa.CheckConstraint(
            "state IN ('declared', 'raised', 'confirmed', 'rejected')",
            name=op.f("ck_recusal_state"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting", "item"],
            ["agenda_item.case_id", "agenda_item.meeting", "agenda_item.item"],
            name=op.f("fk_recusal_case_id_meeting_item"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "meeting"],
            ["meeting.case_id", "meeting.seq"],
            name=op.f("fk_recusal_case_id_meeting"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_recusal_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_recusal_person_id")),
        sa.ForeignKeyConstraint(["raised_by"], ["person.id"], name=op.f("fk_recusal_raised_by")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_recusal")),
    )
    op.create_index("ix_recusal_person_id", "recusal", ["person_id"], unique=False)

    op.create_table(
        "dissent",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=100), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id", "decision"],
            ["decision.case_id", "decision.seq"],
            name=op.f("fk_dissent_case_id_decision"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_dissent_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dissent_person_id")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_dissent")),
        sa.UniqueConstraint(
            "case_id", "decision", "person_id", name=op.f("uq_dissent_case_id_decision_person_id")
        ),
    )
    op.create_table(
        "measure",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("indicator", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("state IN ('active', 'done', 'dropped')", name=op.f("ck_measure_state")),
        sa.ForeignKeyConstraint(
            ["case_id", "decision"],
            ["decision.case_id", "decision.seq"],
            name=op.f("fk_measure_case_id_decision"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_measure_case_id")),
        sa.ForeignKeyConstraint(["owner"], ["organization.id"], name=op.f("fk_measure_owner")),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_measure")),
    )
    op.create_index("ix_measure_due", "measure", ["state", "due", "case_id", "seq"], unique=False)
    op.create_index("ix_measure_owner", "measure", ["owner", "state"], unique=False)

    op.create_table(
        "status_report",
        sa.Column("case_id", Id, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reported_by", sa.String(length=100), nullable=False),
        sa.Column("reported_at", Instant, nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("deviation", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "status IN ('on_track', 'done', 'at_risk', 'delayed', 'not_started')",
            name=op.f("ck_status_report_status"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "measure"],
            ["measure.case_id", "measure.seq"],
            name=op.f("fk_status_report_case_id_measure"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id", "round"],
            ["report_round.case_id", "report_round.seq"],
            name=op.f("fk_status_report_case_id_round"),
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_status_report_case_id")),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["person.id"], name=op.f("fk_status_report_reported_by")
        ),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_status_report")),
        sa.UniqueConstraint(
            "case_id", "round", "measure", name=op.f("uq_status_report_case_id_round_measure")
        ),
    )


def downgrade() -> None:
    op.drop_table("status_report")
    op.drop_index("ix_measure_owner", table_name="measure")
    op.drop_index("ix_measure_due", table_name="measure")

    op.drop_table("measure")
    op.drop_table("dissent")
    op.drop_index("ix_recusal_person_id", table_name="recusal")

    op.drop_table("recusal")
    op.drop_index("ix_decision_meeting", table_name="decision")
    op.drop_index("ix_decision_decided_at", table_name="decision")

    op.drop_table("decision")
    op.drop_index("ix_statement_expert", table_name="statement")

    op.drop_table("statement")
    op.drop_index("ix_signature_person_id", table_name="signature")

    op.drop_table("signature")
    op.drop_index("ix_secret_reading_person_id", table_name="secret_reading")
    op.drop_index("ix_secret_reading_document", table_name="secret_reading")

    op.drop_table("secret_reading")
    op.drop_index("ix_report_round_state", table_name="report_round")

    op.drop_table("report_round")
    op.drop_table("rendering")
    op.drop_index("ix_presentation_meeting", table_name="presentation")

    op.drop_table("presentation")
    op.drop_table("minutes")
    op.drop_table("document_version")
    op.drop_index("ix_distribution_document", table_name="distribution")

    op.drop_table("distribution")
    op.drop_table("deadline_extension")
    op.drop_index("ix_agenda_item_matter", table_name="agenda_item")

    op.drop_table("agenda_item")
    op.drop_table("vote")
    op.drop_table("recusal_check")
    op.drop_index("ix_presence_person_id", table_name="presence")

    op.drop_table("presence")
    op.drop_table("objection")
    op.drop_index("ix_invitation_person_id", table_name="invitation")

    op.drop_table("invitation")
    op.drop_index("ix_expense_body_id", table_name="expense")

    op.drop_table("expense")
    op.drop_index(
        "uq_document_number",
        table_name="document",
        sqlite_where=sa.text("number <> ''"),
        postgresql_where=sa.text("number <> ''"),
    )
    op.drop_index("ix_document_state", table_name="document")
    op.drop_index("ix_document_kind", table_name="document")

    op.drop_table("document")
    op.drop_index("ix_action_point_owner", table_name="action_point")

    op.drop_table("action_point")
    op.drop_index("ix_meeting_state", table_name="meeting")
    op.drop_index("ix_meeting_body_id", table_name="meeting")

    op.drop_table("meeting")
    op.drop_table("stored_file")
