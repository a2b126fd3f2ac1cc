CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE portfolio (
	id INTEGER NOT NULL, 
	identity TEXT NOT NULL, 
	learner TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	learner_number TEXT NOT NULL, 
	programme TEXT NOT NULL, 
	employer TEXT NOT NULL, 
	provider TEXT NOT NULL, ai_use TEXT DEFAULT '' NOT NULL, authorship_since TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_portfolio PRIMARY KEY (id), 
	CONSTRAINT ck_portfolio_one_row CHECK (id = 1)
);
CREATE TABLE frameworks (
	id INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	version TEXT NOT NULL, 
	level INTEGER, 
	source TEXT NOT NULL, 
	attribution TEXT NOT NULL, archived_at TEXT DEFAULT '' NOT NULL, regime TEXT DEFAULT '' NOT NULL, status TEXT DEFAULT '' NOT NULL, licence TEXT DEFAULT '' NOT NULL, pathways TEXT DEFAULT '' NOT NULL, pathway TEXT DEFAULT '' NOT NULL, combinations TEXT DEFAULT '' NOT NULL, descriptors TEXT DEFAULT '' NOT NULL, kind TEXT DEFAULT 'qualification' NOT NULL, valid_from DATE, valid_until DATE, credits INTEGER, minimum_hours INTEGER, 
	CONSTRAINT pk_frameworks PRIMARY KEY (id), 
	CONSTRAINT uq_frameworks_code UNIQUE (code)
);
CREATE TABLE units (
	id INTEGER NOT NULL, 
	framework_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	guidance JSON NOT NULL, groups TEXT DEFAULT '' NOT NULL, combination TEXT DEFAULT '' NOT NULL, identity TEXT DEFAULT '' NOT NULL, level INTEGER, credits INTEGER, hours INTEGER, chosen BOOLEAN DEFAULT '1' NOT NULL, 
	CONSTRAINT pk_units PRIMARY KEY (id), 
	CONSTRAINT fk_units_framework_id FOREIGN KEY(framework_id) REFERENCES frameworks (id) ON DELETE CASCADE
);
CREATE INDEX ix_units_framework_id ON units (framework_id);
CREATE TABLE outcomes (
	id INTEGER NOT NULL, 
	unit_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	title TEXT NOT NULL, 
	CONSTRAINT pk_outcomes PRIMARY KEY (id), 
	CONSTRAINT fk_outcomes_unit_id FOREIGN KEY(unit_id) REFERENCES units (id) ON DELETE CASCADE
);
CREATE INDEX ix_outcomes_unit_id ON outcomes (unit_id);
CREATE TABLE criteria (
	id INTEGER NOT NULL, 
	outcome_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	reference TEXT NOT NULL, 
	code TEXT NOT NULL, 
	text TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	verb TEXT NOT NULL, 
	assessed_by TEXT NOT NULL, 
	core BOOLEAN NOT NULL, pathways TEXT DEFAULT '' NOT NULL, group_code TEXT DEFAULT '' NOT NULL, covers TEXT DEFAULT '' NOT NULL, parent TEXT DEFAULT '' NOT NULL, grade TEXT DEFAULT '' NOT NULL, identity TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_criteria PRIMARY KEY (id), 
	CONSTRAINT fk_criteria_outcome_id FOREIGN KEY(outcome_id) REFERENCES outcomes (id) ON DELETE CASCADE, 
	CONSTRAINT uq_criteria_reference UNIQUE (reference)
);
CREATE INDEX ix_criteria_outcome_id ON criteria (outcome_id);
CREATE TABLE needs (
	id INTEGER NOT NULL, 
	criterion_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	at_least INTEGER NOT NULL, 
	CONSTRAINT pk_needs PRIMARY KEY (id), 
	CONSTRAINT fk_needs_criterion_id FOREIGN KEY(criterion_id) REFERENCES criteria (id) ON DELETE CASCADE
);
CREATE INDEX ix_needs_criterion_id ON needs (criterion_id);
CREATE TABLE evidence (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	produced_on DATE, 
	method TEXT NOT NULL, 
	removed_at TEXT NOT NULL
, description TEXT DEFAULT '' NOT NULL, privacy TEXT DEFAULT 'open' NOT NULL);
CREATE TABLE accounts (
	evidence_id INTEGER NOT NULL, 
	revision INTEGER NOT NULL, 
	words INTEGER NOT NULL, 
	place TEXT NOT NULL, 
	situation TEXT NOT NULL, 
	task TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result TEXT NOT NULL, 
	reflection TEXT NOT NULL, about INTEGER DEFAULT '0' NOT NULL, form TEXT DEFAULT 'star' NOT NULL, 
	CONSTRAINT pk_accounts PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_accounts_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE TABLE account_revisions (
	evidence_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	saved_at TEXT NOT NULL, 
	title TEXT NOT NULL, 
	situation TEXT NOT NULL, 
	task TEXT NOT NULL, 
	action TEXT NOT NULL, 
	result TEXT NOT NULL, 
	reflection TEXT NOT NULL, 
	CONSTRAINT pk_account_revisions PRIMARY KEY (evidence_id, number), 
	CONSTRAINT fk_account_revisions_evidence_id FOREIGN KEY(evidence_id) REFERENCES accounts (evidence_id) ON DELETE CASCADE
);
CREATE INDEX ix_account_revisions_saved_at ON account_revisions (evidence_id, saved_at);
CREATE TABLE claims (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	evidence_id INTEGER NOT NULL, 
	criterion TEXT NOT NULL, 
	withdrawn_at TEXT NOT NULL, 
	need TEXT NOT NULL, 
	section TEXT, 
	anchor_outcome TEXT, 
	anchor_start INTEGER, 
	anchor_end INTEGER, 
	passage_start INTEGER, 
	passage_end INTEGER, 
	quote TEXT, 
	prefix TEXT, 
	suffix TEXT, 
	text_hash TEXT, 
	framework_version TEXT NOT NULL, 
	wording TEXT NOT NULL, 
	note TEXT NOT NULL, 
	starred BOOLEAN NOT NULL, 
	made_at TEXT NOT NULL, page INTEGER, box_left DOUBLE, box_top DOUBLE, box_width DOUBLE, box_height DOUBLE, stretch_start DOUBLE, stretch_end DOUBLE, file_version INTEGER DEFAULT '0' NOT NULL, reworded BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT fk_claims_criterion FOREIGN KEY(criterion) REFERENCES criteria (reference) ON DELETE RESTRICT, 
	CONSTRAINT fk_claims_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE RESTRICT
);
CREATE INDEX ix_claims_criterion ON claims (criterion);
CREATE INDEX ix_claims_evidence_id ON claims (evidence_id);
CREATE TABLE decisions (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	criterion TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	role TEXT NOT NULL, 
	decided_by TEXT NOT NULL, 
	decided_at TEXT NOT NULL, 
	feedback TEXT NOT NULL, 
	checks JSON NOT NULL, method TEXT DEFAULT '' NOT NULL, questions TEXT DEFAULT '' NOT NULL, framework_version TEXT DEFAULT '' NOT NULL, wording TEXT DEFAULT '' NOT NULL, pack TEXT DEFAULT '' NOT NULL, origin TEXT DEFAULT '' NOT NULL, file_name TEXT DEFAULT '' NOT NULL, file_sha256 TEXT DEFAULT '' NOT NULL, fingerprint TEXT DEFAULT '' NOT NULL, taken_at TEXT DEFAULT '' NOT NULL, undone_at TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT fk_decisions_criterion FOREIGN KEY(criterion) REFERENCES criteria (reference) ON DELETE RESTRICT
);
CREATE INDEX ix_decisions_criterion ON decisions (criterion);
CREATE VIEW account_texts AS
SELECT evidence.id, evidence.title, accounts.place, accounts.situation, accounts.task, accounts.action,
       accounts.result, accounts.reflection
FROM accounts JOIN evidence ON evidence.id = accounts.evidence_id
WHERE evidence.removed_at = '';
CREATE VIRTUAL TABLE account_index USING fts5 (
    title, place, situation, task, action, result, reflection,
    content = 'account_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE evidence_files (
	evidence_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_evidence_files PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_evidence_files_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE TABLE file_thumbnails (
	version_id INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_file_thumbnails PRIMARY KEY (version_id), 
	CONSTRAINT fk_file_thumbnails_version_id FOREIGN KEY(version_id) REFERENCES file_versions (id) ON DELETE CASCADE
);
CREATE TABLE held_elsewhere (
	evidence_id INTEGER NOT NULL, 
	what TEXT NOT NULL, 
	held_at TEXT NOT NULL, 
	checked_by TEXT NOT NULL, 
	checked_on DATE, 
	CONSTRAINT pk_held_elsewhere PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_held_elsewhere_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE TABLE methods (
	code TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_methods PRIMARY KEY (code)
);
CREATE TABLE evidence_words (
	evidence_id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	body TEXT NOT NULL, 
	CONSTRAINT pk_evidence_words PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_evidence_words_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE VIEW evidence_texts AS
SELECT evidence.id, CASE evidence.kind WHEN 'account' THEN '' ELSE evidence.title END AS title, evidence.description,
       coalesce(evidence_words.name, '') AS name, coalesce(evidence_words.body, '') AS body
FROM evidence LEFT JOIN evidence_words ON evidence_words.evidence_id = evidence.id
WHERE evidence.removed_at = '';
CREATE VIRTUAL TABLE evidence_index USING fts5 (
    title, description, name, body,
    content = 'evidence_texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
);
CREATE TABLE witnesses (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	relationship TEXT NOT NULL, 
	known_since TEXT NOT NULL, 
	contact TEXT NOT NULL, 
	status TEXT NOT NULL, 
	qualification TEXT NOT NULL, 
	is_relative BOOLEAN NOT NULL, 
	removed_at TEXT NOT NULL
);
CREATE TABLE witness_samples (
	witness_id INTEGER NOT NULL, 
	picture BLOB NOT NULL, 
	CONSTRAINT pk_witness_samples PRIMARY KEY (witness_id), 
	CONSTRAINT fk_witness_samples_witness_id FOREIGN KEY(witness_id) REFERENCES witnesses (id) ON DELETE CASCADE
);
CREATE TABLE witness_keys (
	id INTEGER NOT NULL, 
	witness_id INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	has_pin BOOLEAN NOT NULL, 
	made_at TEXT NOT NULL, 
	failures INTEGER NOT NULL, 
	failed_at TEXT NOT NULL, 
	certificate BLOB NOT NULL, 
	wrapped BLOB NOT NULL, 
	CONSTRAINT pk_witness_keys PRIMARY KEY (id), 
	CONSTRAINT fk_witness_keys_witness_id FOREIGN KEY(witness_id) REFERENCES witnesses (id) ON DELETE CASCADE, 
	CONSTRAINT uq_witness_keys_fingerprint UNIQUE (fingerprint)
);
CREATE INDEX ix_witness_keys_witness_id ON witness_keys (witness_id);
CREATE TABLE statements (
	evidence_id INTEGER NOT NULL, 
	witness_id INTEGER NOT NULL, 
	purpose TEXT NOT NULL, 
	unit TEXT NOT NULL, 
	state TEXT NOT NULL, 
	counts BOOLEAN NOT NULL, 
	asked_at TEXT NOT NULL, 
	refused_why TEXT NOT NULL, 
	CONSTRAINT pk_statements PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_statements_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE, 
	CONSTRAINT fk_statements_witness_id FOREIGN KEY(witness_id) REFERENCES witnesses (id) ON DELETE RESTRICT
);
CREATE INDEX ix_statements_witness_id ON statements (witness_id);
CREATE TABLE statement_requests (
	evidence_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	witness TEXT NOT NULL, 
	event TEXT NOT NULL, 
	event_on DATE, 
	place TEXT NOT NULL, 
	prompts JSON NOT NULL, 
	criteria JSON NOT NULL, 
	CONSTRAINT pk_statement_requests PRIMARY KEY (evidence_id, number), 
	CONSTRAINT fk_statement_requests_evidence_id FOREIGN KEY(evidence_id) REFERENCES statements (evidence_id) ON DELETE CASCADE
);
CREATE INDEX ix_statement_requests_digest ON statement_requests (digest);
CREATE TABLE statement_versions (
	evidence_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	request INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	seen JSON NOT NULL, 
	way TEXT NOT NULL, 
	came_at TEXT NOT NULL, 
	witness_name TEXT NOT NULL, 
	witness_role TEXT NOT NULL, 
	relationship TEXT NOT NULL, 
	seen_on DATE, 
	declared BOOLEAN NOT NULL, 
	typed_name TEXT NOT NULL, 
	signed_on DATE, 
	origin TEXT NOT NULL, 
	signed_at TEXT NOT NULL, 
	fingerprint TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	confirmed_by TEXT NOT NULL, 
	confirmed_at TEXT NOT NULL, learner TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_statement_versions PRIMARY KEY (evidence_id, number), 
	CONSTRAINT fk_statement_versions_evidence_id FOREIGN KEY(evidence_id) REFERENCES statements (evidence_id) ON DELETE CASCADE
);
CREATE TABLE statement_files (
	evidence_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_statement_files PRIMARY KEY (evidence_id, number, kind), 
	CONSTRAINT fk_statement_files_evidence_id FOREIGN KEY(evidence_id) REFERENCES statements (evidence_id) ON DELETE CASCADE
);
CREATE INDEX ix_statement_files_sha256 ON statement_files (sha256);
CREATE TABLE decided_claims (
	decision_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	accepted BOOLEAN, 
	feedback TEXT NOT NULL, 
	CONSTRAINT pk_decided_claims PRIMARY KEY (decision_id, claim_id), 
	CONSTRAINT fk_decided_claims_decision_id FOREIGN KEY(decision_id) REFERENCES decisions (id) ON DELETE CASCADE
);
CREATE INDEX ix_decisions_file_sha256 ON decisions (file_sha256);
CREATE TABLE pack_key (
	id INTEGER NOT NULL, 
	private BLOB NOT NULL, 
	CONSTRAINT pk_pack_key PRIMARY KEY (id), 
	CONSTRAINT ck_pack_key_one_row CHECK (id = 1)
);
CREATE TABLE packs (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	made_at TEXT NOT NULL, 
	profile TEXT NOT NULL, 
	digest TEXT NOT NULL
);
CREATE TABLE pack_items (
	pack_id INTEGER NOT NULL, 
	item TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_pack_items PRIMARY KEY (pack_id, item), 
	CONSTRAINT fk_pack_items_pack_id FOREIGN KEY(pack_id) REFERENCES packs (id) ON DELETE CASCADE
);
CREATE TABLE file_pieces (
	id INTEGER NOT NULL, 
	content_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_file_pieces PRIMARY KEY (id), 
	CONSTRAINT uq_file_pieces_content_id_number UNIQUE (content_id, number)
);
CREATE TABLE "file_versions" (
	id INTEGER NOT NULL, 
	evidence_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	source_sha256 TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	pages INTEGER NOT NULL, 
	cleaned TEXT NOT NULL, 
	warning TEXT NOT NULL, 
	content_id INTEGER NOT NULL, redacted_at TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_file_versions PRIMARY KEY (id), 
	CONSTRAINT uq_file_versions_evidence_id_number UNIQUE (evidence_id, number), 
	CONSTRAINT fk_file_versions_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence_files (evidence_id) ON DELETE CASCADE, 
	CONSTRAINT uq_file_versions_content_id UNIQUE (content_id)
);
CREATE INDEX ix_file_versions_evidence_id ON file_versions (evidence_id);
CREATE INDEX ix_file_versions_sha256 ON file_versions (sha256);
CREATE INDEX ix_file_versions_source_sha256 ON file_versions (source_sha256);
CREATE TABLE statement_drafts (
	evidence_id INTEGER NOT NULL, 
	said JSON NOT NULL, 
	CONSTRAINT pk_statement_drafts PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_statement_drafts_evidence_id FOREIGN KEY(evidence_id) REFERENCES statements (evidence_id) ON DELETE CASCADE
);
CREATE TABLE decision_files (
	sha256 TEXT NOT NULL, 
	name TEXT NOT NULL, 
	taken_at TEXT NOT NULL, 
	content BLOB NOT NULL, 
	CONSTRAINT pk_decision_files PRIMARY KEY (sha256)
);
CREATE TABLE time_stamps (
	id INTEGER NOT NULL, 
	about TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	asked_at TEXT NOT NULL, 
	request BLOB NOT NULL, 
	came_at TEXT NOT NULL, 
	answer BLOB NOT NULL, 
	CONSTRAINT pk_time_stamps PRIMARY KEY (id)
);
CREATE INDEX ix_time_stamps_digest ON time_stamps (digest);
CREATE TABLE framework_drafts (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	base TEXT NOT NULL, 
	title TEXT NOT NULL, 
	saved_at TEXT NOT NULL, 
	content BLOB NOT NULL
);
CREATE TABLE suggestion_answers (
	id INTEGER NOT NULL, 
	criterion TEXT NOT NULL, 
	model TEXT NOT NULL, 
	words BLOB NOT NULL, 
	"right" BOOLEAN NOT NULL, 
	CONSTRAINT pk_suggestion_answers PRIMARY KEY (id)
);
CREATE TABLE dismissed_advice (
	kind TEXT NOT NULL, 
	evidence_id INTEGER NOT NULL, 
	section TEXT NOT NULL, 
	criterion TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	dismissed_at TEXT NOT NULL, 
	CONSTRAINT pk_dismissed_advice PRIMARY KEY (kind, evidence_id, section, criterion, detail)
);
CREATE TABLE allowances (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	words TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	settled TEXT NOT NULL, 
	evidence_id INTEGER, 
	decided_at TEXT NOT NULL, 
	CONSTRAINT pk_allowances PRIMARY KEY (id), 
	CONSTRAINT fk_allowances_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE, 
	CONSTRAINT uq_allowances_key_evidence_id UNIQUE ("key", evidence_id)
);
CREATE INDEX ix_allowances_evidence_id ON allowances (evidence_id);
CREATE TABLE pseudonyms (
	"key" TEXT NOT NULL, 
	words TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	pseudonym TEXT NOT NULL, 
	CONSTRAINT pk_pseudonyms PRIMARY KEY ("key")
);
CREATE TABLE redactions (
	id INTEGER NOT NULL, 
	done_at TEXT NOT NULL, 
	evidence_id INTEGER NOT NULL, 
	claim_id INTEGER NOT NULL, 
	part TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	pseudonym TEXT NOT NULL, 
	times INTEGER NOT NULL, 
	CONSTRAINT pk_redactions PRIMARY KEY (id), 
	CONSTRAINT fk_redactions_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE INDEX ix_redactions_evidence_id ON redactions (evidence_id);
CREATE TABLE practice_answers (
	criterion TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	question TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	written_at TEXT NOT NULL, 
	CONSTRAINT pk_practice_answers PRIMARY KEY (criterion, "key")
);
CREATE TABLE authorship (
	evidence_id INTEGER NOT NULL, 
	began_at TEXT NOT NULL, 
	typed INTEGER NOT NULL, 
	pasted INTEGER NOT NULL, 
	dictated INTEGER NOT NULL, 
	reworked INTEGER NOT NULL, 
	brought_in INTEGER NOT NULL, 
	removed INTEGER NOT NULL, 
	CONSTRAINT pk_authorship PRIMARY KEY (evidence_id, began_at), 
	CONSTRAINT fk_authorship_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
CREATE TABLE authorship_seals (
	evidence_id INTEGER NOT NULL, 
	seal TEXT NOT NULL, 
	CONSTRAINT pk_authorship_seals PRIMARY KEY (evidence_id), 
	CONSTRAINT fk_authorship_seals_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id) ON DELETE CASCADE
);
INSERT INTO alembic_version (version_num) VALUES ('0019');
INSERT INTO methods (code, position, name) VALUES ('RA', 0, 'reflective account');
INSERT INTO methods (code, position, name) VALUES ('WT', 1, 'witness testimony');
INSERT INTO methods (code, position, name) VALUES ('EWT', 2, 'expert witness testimony');
INSERT INTO methods (code, position, name) VALUES ('WP', 3, 'work product');
INSERT INTO methods (code, position, name) VALUES ('OBS', 4, 'observation');
INSERT INTO methods (code, position, name) VALUES ('PD', 5, 'professional discussion');
INSERT INTO methods (code, position, name) VALUES ('Q', 6, 'questions and answers');
INSERT INTO methods (code, position, name) VALUES ('PS', 7, 'personal statement');
INSERT INTO methods (code, position, name) VALUES ('CS', 8, 'case study');
INSERT INTO methods (code, position, name) VALUES ('RPL', 9, 'recognition of prior learning');
