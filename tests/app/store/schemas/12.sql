CREATE TABLE base_copies (
kind VARCHAR(40) NOT NULL,
id VARCHAR(36) NOT NULL,
fields JSON NOT NULL,
epoch VARCHAR(36) NOT NULL,
scope VARCHAR(40) NOT NULL,
number INTEGER NOT NULL,
PRIMARY KEY (kind, id)
);

CREATE TABLE unknown_rows (
kind VARCHAR(40) NOT NULL,
id VARCHAR(36) NOT NULL,
"row" TEXT NOT NULL,
PRIMARY KEY (kind, id)
);

CREATE TABLE desk_state (
name VARCHAR(60) NOT NULL,
value TEXT NOT NULL,
PRIMARY KEY (name)
);

CREATE TABLE cursors (
scope VARCHAR(40) NOT NULL,
epoch VARCHAR(36) NOT NULL,
cursor TEXT NOT NULL,
number INTEGER NOT NULL,
PRIMARY KEY (scope)
);

CREATE TABLE outbox (
op_id VARCHAR(36) NOT NULL,
seq INTEGER NOT NULL,
incarnation VARCHAR(36) NOT NULL,
kind VARCHAR(40) NOT NULL,
row_id VARCHAR(36) NOT NULL,
verb VARCHAR(12) NOT NULL,
body TEXT NOT NULL,
hash VARCHAR(64) NOT NULL,
group_id VARCHAR(36),
group_size INTEGER NOT NULL,
made_at VARCHAR(24) NOT NULL,
state VARCHAR(8) NOT NULL,
verdict VARCHAR(8),
code VARCHAR(40),
facts JSON,
applied_epoch VARCHAR(36),
applied_scope VARCHAR(40),
applied_number INTEGER,
settled_at VARCHAR(24),
attended_at VARCHAR(24),
sent_at VARCHAR(24),
PRIMARY KEY (op_id),
UNIQUE (seq)
);

CREATE INDEX outbox_row ON outbox (kind, row_id);

CREATE INDEX outbox_state ON outbox (state, seq);

CREATE TABLE audit (
number INTEGER NOT NULL,
at VARCHAR(24) NOT NULL,
actor VARCHAR(36),
action VARCHAR(60) NOT NULL,
kind VARCHAR(40),
row_id VARCHAR(36),
detail TEXT,
detail_digest VARCHAR(64) NOT NULL,
digest VARCHAR(64) NOT NULL,
PRIMARY KEY (number)
);

CREATE INDEX audit_row ON audit (kind, row_id);

CREATE TRIGGER audit_never_changed BEFORE UPDATE ON audit
WHEN NEW.detail IS NOT NULL
OR NEW.number IS NOT OLD.number OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor
OR NEW.action IS NOT OLD.action OR NEW.kind IS NOT OLD.kind
OR NEW.row_id IS NOT OLD.row_id OR NEW.detail_digest IS NOT OLD.detail_digest
OR NEW.digest IS NOT OLD.digest
BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;

CREATE TRIGGER audit_never_removed BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;

CREATE TABLE blobs (
hash VARCHAR(64) NOT NULL,
size INTEGER NOT NULL,
made_here INTEGER NOT NULL,
sent_epoch VARCHAR(36),
used_at VARCHAR(24) NOT NULL,
PRIMARY KEY (hash)
);

CREATE TABLE blob_parts (
hash VARCHAR(64) NOT NULL,
part INTEGER NOT NULL,
data BLOB NOT NULL,
PRIMARY KEY (hash, part)
);

CREATE TABLE voids (
target_kind VARCHAR(40) NOT NULL,
target_id VARCHAR(36) NOT NULL,
reason VARCHAR(200),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX voids_target ON voids (target_id);

CREATE TABLE files (
hash VARCHAR(64) NOT NULL,
size INTEGER NOT NULL,
type VARCHAR(4) NOT NULL,
owner_kind VARCHAR(40) NOT NULL,
owner_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
purpose VARCHAR(20) NOT NULL,
name VARCHAR(80),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX files_hash ON files (hash);

CREATE INDEX files_owner ON files (owner_kind, owner_id);

CREATE TABLE conflicts (
kind VARCHAR(40) NOT NULL,
row_id VARCHAR(36) NOT NULL,
field VARCHAR(60) NOT NULL,
ops JSON,
version INTEGER,
open BOOLEAN,
sides JSON,
subjects JSON,
"by" VARCHAR(36),
chosen JSON,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX conflicts_open ON conflicts (open);

CREATE INDEX conflicts_row ON conflicts (row_id);

CREATE TABLE bookings (
resource_id VARCHAR(36) NOT NULL,
begins_at VARCHAR(24) NOT NULL,
ends_at VARCHAR(24) NOT NULL,
amount INTEGER,
case_id VARCHAR(36),
moved_from VARCHAR(36),
state VARCHAR(10) NOT NULL,
clash BOOLEAN,
clash_kept BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX bookings_case ON bookings (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX bookings_slots ON bookings (resource_id, begins_at);

CREATE INDEX bookings_time ON bookings (begins_at);

CREATE TABLE booking_words (
booking_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
name VARCHAR(40),
phone VARCHAR(20),
purpose VARCHAR(100),
note VARCHAR(200),
kept_why VARCHAR(200),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_booking_words_booking_id ON booking_words (booking_id);

CREATE INDEX ix_booking_words_person_id ON booking_words (person_id);

CREATE TABLE care_notes (
person_id VARCHAR(36) NOT NULL,
text VARCHAR(500) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_care_notes_person_id ON care_notes (person_id);

CREATE TABLE cases (
number VARCHAR(48) NOT NULL,
category VARCHAR(8) NOT NULL,
sensitive BOOLEAN,
minor BOOLEAN,
urgency VARCHAR(10) NOT NULL,
channel VARCHAR(10) NOT NULL,
state VARCHAR(20) NOT NULL,
owner VARCHAR(36),
next_step VARCHAR(20),
handling VARCHAR(12) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
day VARCHAR(10) NOT NULL,
due_at VARCHAR(24),
paused_at VARCHAR(24),
extended_days INTEGER,
extended_by VARCHAR(36),
urged_at VARCHAR(24),
emergency BOOLEAN,
resolved_at VARCHAR(24),
told_how VARCHAR(10),
told_at VARCHAR(24),
rated BOOLEAN,
decline_channel VARCHAR(10),
decline_attempts INTEGER,
closed_at VARCHAR(24),
holder_kind VARCHAR(12) NOT NULL,
holder_id VARCHAR(36),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX cases_closed ON cases (closed_at);

CREATE INDEX cases_held ON cases (holder_id) WHERE holder_id IS NOT NULL;

CREATE INDEX cases_number ON cases (number);

CREATE INDEX cases_state ON cases (state, due_at);

CREATE TABLE case_details (
case_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
name VARCHAR(40),
phone VARCHAR(20),
on_behalf_of VARCHAR(40),
anonymous BOOLEAN,
need VARCHAR(100) NOT NULL,
details VARCHAR(5000),
wish_place VARCHAR(100),
wish_time VARCHAR(100),
wish_language VARCHAR(100),
wish_gender VARCHAR(1),
code_digest VARCHAR(64),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_case_details_case_id ON case_details (case_id);

CREATE INDEX ix_case_details_code_digest ON case_details (code_digest);

CREATE INDEX ix_case_details_person_id ON case_details (person_id);

CREATE TABLE case_secrets (
case_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
name VARCHAR(40),
phone VARCHAR(20),
on_behalf_of VARCHAR(40),
anonymous BOOLEAN,
need VARCHAR(100) NOT NULL,
details VARCHAR(5000),
wish_place VARCHAR(100),
wish_time VARCHAR(100),
wish_language VARCHAR(100),
wish_gender VARCHAR(1),
code_digest VARCHAR(64),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_case_secrets_case_id ON case_secrets (case_id);

CREATE INDEX ix_case_secrets_code_digest ON case_secrets (code_digest);

CREATE INDEX ix_case_secrets_person_id ON case_secrets (person_id);

CREATE TABLE case_notes (
case_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
act VARCHAR(20) NOT NULL,
words VARCHAR(2000),
"before" VARCHAR(20),
"after" VARCHAR(20),
way VARCHAR(20),
shared JSON,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_case_notes_case_id ON case_notes (case_id);

CREATE TABLE case_secret_notes (
case_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
act VARCHAR(20) NOT NULL,
words VARCHAR(2000),
"before" VARCHAR(20),
"after" VARCHAR(20),
way VARCHAR(20),
shared JSON,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_case_secret_notes_case_id ON case_secret_notes (case_id);

CREATE TABLE referrals (
case_id VARCHAR(36) NOT NULL,
partner_id VARCHAR(36) NOT NULL,
state VARCHAR(10) NOT NULL,
shared JSON,
link VARCHAR(200),
serial INTEGER NOT NULL,
expires_at VARCHAR(24) NOT NULL,
seen_at VARCHAR(24),
changed_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_referrals_case_id ON referrals (case_id);

CREATE TABLE referral_links (
case_id VARCHAR(36) NOT NULL,
referral_id VARCHAR(36) NOT NULL,
link VARCHAR(200),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_referral_links_referral_id ON referral_links (referral_id);

CREATE TABLE memberships (
person_id VARCHAR(36) NOT NULL,
head VARCHAR(36) NOT NULL,
PRIMARY KEY (person_id)
);

CREATE INDEX ix_memberships_head ON memberships (head);

CREATE TABLE people (
name VARCHAR(40) NOT NULL,
phone VARCHAR(20),
gender VARCHAR(1),
age_band VARCHAR(6),
identity VARCHAR(20),
unit VARCHAR(80),
political VARCHAR(2),
tags JSON,
note VARCHAR(500),
guardian_name VARCHAR(40),
guardian_relation VARCHAR(20),
guardian_phone VARCHAR(20),
notice_version VARCHAR(20),
consent_way VARCHAR(20),
consent_at VARCHAR(24),
registered_day VARCHAR(10),
status VARCHAR(10) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
no_suggestions BOOLEAN,
PRIMARY KEY (id)
);

CREATE INDEX ix_people_phone ON people (phone);

CREATE TABLE cards (
person_id VARCHAR(36) NOT NULL,
code VARCHAR(20) NOT NULL,
reason VARCHAR(100),
status VARCHAR(10) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_cards_code ON cards (code);

CREATE INDEX ix_cards_person_id ON cards (person_id);

CREATE TABLE finder (
seq INTEGER NOT NULL,
person_id VARCHAR(36) NOT NULL,
seen_day VARCHAR(10) NOT NULL,
seen_at VARCHAR(24) NOT NULL,
visits INTEGER NOT NULL,
active INTEGER NOT NULL,
name VARCHAR(40),
phone VARCHAR(20),
PRIMARY KEY (seq),
UNIQUE (person_id)
);

CREATE INDEX finder_order ON finder (seq, active, coalesce(CAST(round(unixepoch(seen_at, 'subsec') * 1000) AS INTEGER), 0));

CREATE INDEX finder_seen ON finder (active, seen_at, seen_day, seq);

CREATE TABLE lookup_keys (
"key" VARCHAR(60) NOT NULL,
seq INTEGER NOT NULL,
PRIMARY KEY ("key", seq)
)
WITHOUT ROWID;

CREATE INDEX lookup_by_person ON lookup_keys (seq, "key");

CREATE TABLE visits (
person_id VARCHAR(36),
heads INTEGER NOT NULL,
age_band VARCHAR(6),
purpose VARCHAR(20),
method VARCHAR(12) NOT NULL,
party VARCHAR(36),
reentry_of VARCHAR(36),
restores VARCHAR(36),
instead_of VARCHAR(36),
late_reason VARCHAR(200),
happened_at VARCHAR(24) NOT NULL,
day VARCHAR(10) NOT NULL,
duplicate_of VARCHAR(36),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX visits_day ON visits (day, happened_at);

CREATE INDEX visits_person ON visits (person_id, day);

CREATE TABLE departures (
visit_id VARCHAR(36) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
day VARCHAR(10) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_departures_day ON departures (day);

CREATE INDEX ix_departures_visit_id ON departures (visit_id);

CREATE TABLE resources (
type VARCHAR(12) NOT NULL,
name VARCHAR(60) NOT NULL,
org_type VARCHAR(12),
fields JSON,
specialities VARCHAR(500),
languages JSON,
gender VARCHAR(1),
region VARCHAR(6),
address VARCHAR(120),
lng INTEGER,
lat INTEGER,
contact VARCHAR(100),
hours VARCHAR(100),
weekly VARCHAR(400),
audit VARCHAR(8) NOT NULL,
valid_until VARCHAR(10),
capacity INTEGER,
at_venue VARCHAR(36),
withdrawn BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX resources_by_type ON resources (type, name);

CREATE TABLE own_resources (
type VARCHAR(12) NOT NULL,
name VARCHAR(60) NOT NULL,
org_type VARCHAR(12),
fields JSON,
specialities VARCHAR(500),
languages JSON,
gender VARCHAR(1),
region VARCHAR(6),
address VARCHAR(120),
lng INTEGER,
lat INTEGER,
contact VARCHAR(100),
hours VARCHAR(100),
weekly VARCHAR(400),
audit VARCHAR(8) NOT NULL,
valid_until VARCHAR(10),
capacity INTEGER,
at_venue VARCHAR(36),
withdrawn BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
from_line VARCHAR(36),
from_scope VARCHAR(40),
PRIMARY KEY (id)
);

CREATE INDEX own_resources_by_type ON own_resources (type, name);

CREATE TABLE events (
title VARCHAR(30) NOT NULL,
category VARCHAR(20) NOT NULL,
summary VARCHAR(100),
details VARCHAR(2000),
campaign_id VARCHAR(36),
host VARCHAR(60),
partners JSON,
audience VARCHAR(100),
contact VARCHAR(60),
cover VARCHAR(200),
check_mode VARCHAR(8) NOT NULL,
opens_at VARCHAR(24),
closes_at VARCHAR(24),
waitlist BOOLEAN,
outlets JSON,
questions VARCHAR(4000),
volunteer_roles JSON,
idea_by VARCHAR(100),
design_by VARCHAR(100),
run_by VARCHAR(100),
evaluate_by VARCHAR(100),
copied_from VARCHAR(36),
review VARCHAR(10) NOT NULL,
review_note VARCHAR(300),
cancel_reason VARCHAR(200),
removed BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE event_sessions (
event_id VARCHAR(36) NOT NULL,
label VARCHAR(40),
starts_at VARCHAR(24) NOT NULL,
ends_at VARCHAR(24) NOT NULL,
room VARCHAR(40),
capacity INTEGER NOT NULL,
reserve INTEGER,
status VARCHAR(10) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX event_sessions_event ON event_sessions (event_id);

CREATE INDEX event_sessions_time ON event_sessions (starts_at);

CREATE TABLE registrations (
event_id VARCHAR(36) NOT NULL,
session_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
name VARCHAR(40),
phone VARCHAR(20),
party VARCHAR(36),
channel VARCHAR(10) NOT NULL,
answers VARCHAR(2000),
note VARCHAR(200),
happened_at VARCHAR(24) NOT NULL,
status VARCHAR(12) NOT NULL,
lease VARCHAR(36),
turn INTEGER,
changed_why VARCHAR(40),
why VARCHAR(200),
duplicate_of VARCHAR(36),
told VARCHAR(65),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX registrations_lease ON registrations (lease, status);

CREATE INDEX registrations_person ON registrations (person_id);

CREATE INDEX registrations_session ON registrations (session_id, status);

CREATE TABLE seats (
event_id VARCHAR(36) NOT NULL,
capacity INTEGER NOT NULL,
wanted INTEGER,
pool INTEGER NOT NULL,
used INTEGER NOT NULL,
overbooked INTEGER NOT NULL,
waiting INTEGER NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE seat_leases (
session_id VARCHAR(36) NOT NULL,
device VARCHAR(36) NOT NULL,
incarnation VARCHAR(36) NOT NULL,
desk VARCHAR(8),
granted INTEGER NOT NULL,
used INTEGER NOT NULL,
returned INTEGER NOT NULL,
expires_at VARCHAR(24) NOT NULL,
status VARCHAR(8) NOT NULL,
token VARCHAR(400),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_seat_leases_session_id ON seat_leases (session_id);

CREATE TABLE attendances (
event_id VARCHAR(36) NOT NULL,
session_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
registration_id VARCHAR(36),
visit_id VARCHAR(36),
role VARCHAR(40),
method VARCHAR(20) NOT NULL,
late_reason VARCHAR(200),
by_voucher VARCHAR(200),
happened_at VARCHAR(24) NOT NULL,
day VARCHAR(10) NOT NULL,
left_at VARCHAR(24),
duplicate_of VARCHAR(36),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX attendances_person ON attendances (person_id);

CREATE INDEX attendances_registration ON attendances (registration_id);

CREATE INDEX attendances_session ON attendances (session_id, happened_at);

CREATE TABLE attendance_ends (
attendance_id VARCHAR(36) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
late_reason VARCHAR(200),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_attendance_ends_attendance_id ON attendance_ends (attendance_id);

CREATE TABLE event_summaries (
event_id VARCHAR(36) NOT NULL,
text VARCHAR(2000),
went_well VARCHAR(500),
went_badly VARCHAR(500),
counted_on VARCHAR(10),
registered INTEGER,
came INTEGER,
unregistered INTEGER,
no_shows INTEGER,
rated INTEGER,
submitted BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE call_notes (
registration_id VARCHAR(36) NOT NULL,
person_id VARCHAR(36),
matter VARCHAR(40) NOT NULL,
outcome VARCHAR(12) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_call_notes_registration_id ON call_notes (registration_id);

CREATE TABLE desk_keys (
device VARCHAR(36),
desk VARCHAR(8),
"key" VARCHAR(60) NOT NULL,
status VARCHAR(8) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE handovers (
number VARCHAR(48) NOT NULL,
from_venue VARCHAR(36) NOT NULL,
from_name VARCHAR(60) NOT NULL,
category VARCHAR(8) NOT NULL,
urgency VARCHAR(10) NOT NULL,
sensitive BOOLEAN,
minor BOOLEAN,
emergency BOOLEAN,
shared JSON,
state VARCHAR(10) NOT NULL,
owner VARCHAR(36),
asked_at VARCHAR(24) NOT NULL,
due_at VARCHAR(24),
wordless BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX handovers_state ON handovers (state);

CREATE TABLE handovers_sent (
case_id VARCHAR(36) NOT NULL,
to_venue VARCHAR(36) NOT NULL,
to_name VARCHAR(60) NOT NULL,
state VARCHAR(10) NOT NULL,
asked_at VARCHAR(24) NOT NULL,
changed_at VARCHAR(24),
wordless BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_handovers_sent_case_id ON handovers_sent (case_id);

CREATE TABLE handover_words (
handover_id VARCHAR(36) NOT NULL,
name VARCHAR(40),
phone VARCHAR(20),
on_behalf_of VARCHAR(40),
need VARCHAR(100),
details VARCHAR(5000),
wish_place VARCHAR(100),
wish_time VARCHAR(100),
wish_language VARCHAR(100),
wish_gender VARCHAR(1),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_handover_words_handover_id ON handover_words (handover_id);

CREATE TABLE handover_secrets (
handover_id VARCHAR(36) NOT NULL,
name VARCHAR(40),
phone VARCHAR(20),
on_behalf_of VARCHAR(40),
need VARCHAR(100),
details VARCHAR(5000),
wish_place VARCHAR(100),
wish_time VARCHAR(100),
wish_language VARCHAR(100),
wish_gender VARCHAR(1),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_handover_secrets_handover_id ON handover_secrets (handover_id);

CREATE TABLE handover_notes (
handover_id VARCHAR(36) NOT NULL,
act VARCHAR(10) NOT NULL,
words VARCHAR(2000),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_handover_notes_handover_id ON handover_notes (handover_id);

CREATE TABLE handover_secret_notes (
handover_id VARCHAR(36) NOT NULL,
act VARCHAR(10) NOT NULL,
words VARCHAR(2000),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_handover_secret_notes_handover_id ON handover_secret_notes (handover_id);

CREATE TABLE help_calls (
case_id VARCHAR(36),
category VARCHAR(8) NOT NULL,
words VARCHAR(200),
reach VARCHAR(10) NOT NULL,
until VARCHAR(10) NOT NULL,
state VARCHAR(10) NOT NULL,
told_in VARCHAR(40),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX help_calls_case ON help_calls (case_id) WHERE case_id IS NOT NULL;

CREATE INDEX help_calls_state ON help_calls (state);

CREATE TABLE help_broadcasts (
call_id VARCHAR(36) NOT NULL,
asker VARCHAR(36) NOT NULL,
asker_name VARCHAR(60) NOT NULL,
category VARCHAR(8) NOT NULL,
words VARCHAR(200),
until VARCHAR(10) NOT NULL,
since VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_help_broadcasts_until ON help_broadcasts (until);

CREATE TABLE help_offers (
broadcast_id VARCHAR(36) NOT NULL,
call_id VARCHAR(36) NOT NULL,
asker VARCHAR(36) NOT NULL,
words VARCHAR(200) NOT NULL,
contact VARCHAR(100) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_help_offers_call_id ON help_offers (call_id);

CREATE TABLE help_offers_received (
call_id VARCHAR(36) NOT NULL,
from_venue VARCHAR(36) NOT NULL,
from_name VARCHAR(60) NOT NULL,
words VARCHAR(200) NOT NULL,
contact VARCHAR(100) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_help_offers_received_call_id ON help_offers_received (call_id);

CREATE TABLE same_people (
person_id VARCHAR(36) NOT NULL,
other_id VARCHAR(36) NOT NULL,
reason VARCHAR(200),
restores VARCHAR(36),
happened_at VARCHAR(24) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_same_people_other_id ON same_people (other_id);

CREATE INDEX ix_same_people_person_id ON same_people (person_id);

CREATE TABLE queue_tickets (
number VARCHAR(16) NOT NULL,
happened_at VARCHAR(24) NOT NULL,
day VARCHAR(10) NOT NULL,
waits_from VARCHAR(24) NOT NULL,
category VARCHAR(8),
person_id VARCHAR(36),
state VARCHAR(10) NOT NULL,
called_at VARCHAR(24),
counter VARCHAR(20),
calls INTEGER,
recalls INTEGER,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX queue_tickets_line ON queue_tickets (day, state, waits_from);

CREATE INDEX queue_tickets_taken ON queue_tickets (happened_at);

CREATE TABLE ratings (
rated_kind VARCHAR(10) NOT NULL,
rated_id VARCHAR(36),
score INTEGER NOT NULL,
tags JSON,
words VARCHAR(500),
channel VARCHAR(12) NOT NULL,
day VARCHAR(10) NOT NULL,
anonymous BOOLEAN NOT NULL,
whose VARCHAR(36),
person_id VARCHAR(36),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ratings_day ON ratings (rated_kind, day);

CREATE INDEX ratings_person ON ratings (person_id);

CREATE INDEX ratings_rated ON ratings (rated_id);

CREATE TABLE rated_marks (
rated_kind VARCHAR(10) NOT NULL,
rated_id VARCHAR(36) NOT NULL,
whose VARCHAR(36) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_rated_marks_rated_id ON rated_marks (rated_id);

CREATE INDEX ix_rated_marks_whose ON rated_marks (whose);

CREATE TABLE rating_pile (
id VARCHAR(36) NOT NULL,
rated_id VARCHAR(36) NOT NULL,
channel VARCHAR(12) NOT NULL,
closes_at VARCHAR(24) NOT NULL,
sealed JSON NOT NULL,
PRIMARY KEY (id)
)
WITHOUT ROWID;

CREATE TABLE service_categories (
code VARCHAR(5) NOT NULL,
zh VARCHAR(20) NOT NULL,
en VARCHAR(60) NOT NULL,
days INTEGER NOT NULL,
sensitive BOOLEAN,
tile INTEGER,
"order" INTEGER,
retired BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE holidays (
day VARCHAR(10) NOT NULL,
works BOOLEAN NOT NULL,
name VARCHAR(20),
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_holidays_day ON holidays (day);

CREATE TABLE routing_rules (
category VARCHAR(5),
sensitive BOOLEAN,
minor BOOLEAN,
holder_kind VARCHAR(12) NOT NULL,
holder_id VARCHAR(36),
"order" INTEGER,
why_zh VARCHAR(40) NOT NULL,
why_en VARCHAR(120) NOT NULL,
retired BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE venue_listings (
venue VARCHAR(36) NOT NULL,
code VARCHAR(20) NOT NULL,
name VARCHAR(60) NOT NULL,
region VARCHAR(6),
address VARCHAR(120),
phone VARCHAR(40),
hours VARCHAR(100),
lng INTEGER,
lat INTEGER,
closed BOOLEAN,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE INDEX ix_venue_listings_venue ON venue_listings (venue);

CREATE TABLE staff (
name VARCHAR(40) NOT NULL,
role VARCHAR(20) NOT NULL,
account VARCHAR(60),
status VARCHAR(10) NOT NULL,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE pins (
staff_id VARCHAR(36) NOT NULL,
verifier VARCHAR(200) NOT NULL,
tries INTEGER NOT NULL,
pauses INTEGER NOT NULL,
paused_ms INTEGER NOT NULL,
last_used VARCHAR(24),
PRIMARY KEY (staff_id)
);

CREATE TABLE parked (
kind VARCHAR(40) NOT NULL,
id VARCHAR(36) NOT NULL,
why VARCHAR(8) NOT NULL,
at VARCHAR(24) NOT NULL,
asked_at VARCHAR(24),
PRIMARY KEY (kind, id)
);

CREATE TABLE shown (
scope VARCHAR(40) NOT NULL,
kind VARCHAR(40) NOT NULL,
id VARCHAR(36) NOT NULL,
PRIMARY KEY (scope, kind, id)
);

CREATE TABLE salvaged (
kind VARCHAR(40) NOT NULL,
id VARCHAR(36) NOT NULL,
why VARCHAR(10) NOT NULL,
fields JSON NOT NULL,
epoch VARCHAR(36) NOT NULL,
scope VARCHAR(40) NOT NULL,
number INTEGER NOT NULL,
at VARCHAR(24) NOT NULL,
settled_at VARCHAR(24),
PRIMARY KEY (kind, id)
);

CREATE TABLE venues (
code VARCHAR(20) NOT NULL,
name VARCHAR(60) NOT NULL,
capacity INTEGER,
timezone VARCHAR(40),
day_starts VARCHAR(5),
opens VARCHAR(5),
closes VARCHAR(5),
pin_length INTEGER,
lock_minutes INTEGER,
id VARCHAR(36) NOT NULL,
venue_id VARCHAR(36) NOT NULL,
seen_epoch VARCHAR(36),
seen_scope VARCHAR(40),
seen_number INTEGER,
recorded_at VARCHAR(24),
recorded_by VARCHAR(36),
recorded_desk VARCHAR(8),
mark VARCHAR(10),
extra JSON,
PRIMARY KEY (id)
);

CREATE TABLE speciality_lines (line INTEGER PRIMARY KEY, id TEXT UNIQUE);

CREATE VIRTUAL TABLE speciality_words USING fts5(words, tokenize='unicode61');

CREATE VIRTUAL TABLE speciality_counts USING fts5vocab(speciality_words, row);

CREATE TABLE speciality_near (field TEXT, distance_m INTEGER, line INTEGER, PRIMARY KEY (field, distance_m, line)) WITHOUT ROWID;

CREATE INDEX speciality_near_by_line ON speciality_near (line);

PRAGMA user_version = 12;
