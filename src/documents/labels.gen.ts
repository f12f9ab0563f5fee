/** Labels of terms.json, and of some enums what the values mean. Written by `npm run codegen`. */
type Texts = Readonly<Record<'id' | 'en', Readonly<Record<string, Readonly<Record<string, string>>>>>>;
export const LABELS: Texts = {
 "id": {
  "AreaKind": {
   "NATION": "nasional",
   "REGION": "kantor wilayah",
   "PROVINCE": "provinsi",
   "REGENCY": "kabupaten",
   "CITY": "kota",
   "BRANCH": "kantor cabang",
   "MARKET": "pasar"
  },
  "Language": {
   "ID": "bahasa Indonesia",
   "EN": "bahasa Inggris"
  },
  "CodeSystem": {
   "KEMENDAGRI": "kode Kemendagri",
   "BPS": "kode BPS",
   "ISO_3166_2": "ISO 3166-2",
   "OFFICE": "nomor kantor wilayah"
  },
  "ManagerKind": {
   "GOVERNMENT": "pemerintah",
   "PRIVATE": "swasta",
   "UNKNOWN": "tidak diketahui"
  },
  "CollectionFrequency": {
   "DAILY": "harian",
   "WEEKLY": "mingguan",
   "MONTHLY": "bulanan"
  },
  "Verification": {
   "PUBLISHED": "dipublikasikan",
   "DERIVED": "diturunkan",
   "UNVERIFIED": "belum diverifikasi"
  },
  "Precision": {
   "EXACT": "tepat",
   "APPROXIMATE": "sekitar",
   "ESTIMATE": "diperkirakan",
   "AT_LEAST": "sedikitnya",
   "MORE_THAN": "lebih dari",
   "RANGE": "rentang"
  },
  "Unit": {
   "WORKERS": "tenaga kerja",
   "EMPLOYERS": "pemberi kerja",
   "TRADERS": "pedagang",
   "MARKETS": "pasar",
   "PROJECTS": "proyek",
   "PERCENT": "persen",
   "RUPIAH": "rupiah",
   "LOCAL_GOVERNMENTS": "kabupaten dan kota",
   "WORKERS_PER_MONTH": "tenaga kerja per bulan",
   "EMPLOYERS_PER_MONTH": "pemberi kerja per bulan",
   "TRADERS_PER_MONTH": "pedagang per bulan",
   "PERCENT_PER_MONTH": "poin persen per bulan"
  },
  "Segment": {
   "ALL": "semua pekerja",
   "FORMAL": "sektor formal",
   "INFORMAL": "sektor informal",
   "PU": "penerima upah (PU)",
   "BPU": "bukan penerima upah (BPU)",
   "PU_BPU": "penerima upah dan bukan penerima upah",
   "JAKON": "jasa konstruksi",
   "PMI": "pekerja migran Indonesia"
  },
  "Measure": {
   "PARTICIPANTS": "peserta",
   "EMPLOYERS": "pemberi kerja",
   "JOINED": "peserta baru",
   "LEFT": "peserta keluar",
   "COVERAGE": "cakupan",
   "MARKETS": "pasar"
  },
  "Basis": {
   "ACTIVE": "peserta aktif",
   "REGISTERED": "peserta terdaftar",
   "UNSPECIFIED": "tidak disebutkan"
  },
  "ProgrammeCode": {
   "JKK": "jaminan kecelakaan kerja (JKK)",
   "JKM": "jaminan kematian (JKM)",
   "JHT": "jaminan hari tua (JHT)",
   "JP": "jaminan pensiun (JP)",
   "JKP": "jaminan kehilangan pekerjaan (JKP)"
  },
  "Attribution": {
   "REGISTRATION": "tempat pendaftaran pemberi kerja",
   "WORKPLACE": "tempat kerja",
   "RESIDENCE": "tempat tinggal",
   "UNSAID": "tidak disebutkan"
  },
  "DatePrecision": {
   "DAY": "hari",
   "MONTH": "bulan",
   "YEAR": "tahun",
   "YEAR_TO_DATE": "sejak awal tahun",
   "UNKNOWN": "tidak diketahui"
  },
  "NotComputableCode": {
   "NO_FIGURE": "tidak ada angka",
   "NO_DENOMINATOR": "tidak ada pembagi",
   "NO_BASELINE": "tidak ada angka awal",
   "UNCLEAR_TARGET": "target tidak jelas",
   "TARGET_REPLACED": "target digantikan",
   "BASIS_DIFFERS": "dasar penghitungan berbeda",
   "SCHEME_DIFFERS": "pembagian segmen berbeda",
   "UNIT_DIFFERS": "satuan berbeda",
   "ATTRIBUTION_DIFFERS": "tempat penghitungan berbeda",
   "UNBOUNDED": "tidak berbatas"
  },
  "RatioFlag": {
   "DENOMINATOR_SUSPECT": "pembagi meragukan",
   "DATES_DIFFER": "bulan berbeda",
   "POTENTIAL_TAKEN_AS_REMAINDER": "potensi dihitung sebagai sisa",
   "AMBIGUOUS_INPUT": "angka masukan bermakna ganda",
   "CONTRADICTED_INPUT": "angka masukan dibantah",
   "INPUT_DOES_NOT_ADD_UP": "angka masukan tidak cocok",
   "BASIS_CHANGES": "dasar berubah"
  },
  "BranchKind": {
   "MAIN": "kantor cabang",
   "PIONEER": "kantor cabang perintis"
  },
  "TargetKind": {
   "ADDITION": "penambahan",
   "STOCK": "jumlah akhir",
   "COVERAGE": "cakupan",
   "MARKETS": "pasar"
  },
  "TargetBasis": {
   "OFFICE": "kantor BPJS Ketenagakerjaan",
   "RPJPN": "RPJPN",
   "RPJMN": "RPJMN",
   "RKP": "RKP",
   "KEMENDAGRI": "Kementerian Dalam Negeri",
   "REGIONAL_PLAN": "rencana daerah",
   "MOU": "kesepakatan",
   "UNSTATED": "tidak disebutkan"
  },
  "Interpretation": {
   "REMAINING": "sisa yang harus ditambahkan",
   "WHOLE_PERIOD": "seluruh periode",
   "UNCLEAR": "tidak jelas",
   "LITERAL": "apa adanya"
  },
  "PotentialKind": {
   "ELIGIBLE_WORKFORCE": "pekerja yang memenuhi syarat",
   "LABOUR_FORCE": "angkatan kerja",
   "ADDRESSABLE": "potensi",
   "UNENROLLED": "belum terdaftar"
  },
  "RollUpOver": {
   "LOCAL_GOVERNMENT": "kabupaten dan kota",
   "PROVINCE": "provinsi",
   "REGION": "kantor wilayah",
   "BRANCH": "kantor cabang"
  },
  "FigureFlag": {
   "AMBIGUOUS": "bermakna ganda",
   "CONTRADICTED": "dibantah sumber lain",
   "DOES_NOT_ADD_UP": "tidak cocok bila dijumlahkan",
   "DENOMINATOR_SUSPECT": "pembagi meragukan",
   "OTHER_ERA": "masa PT Jamsostek",
   "ESTIMATE": "perkiraan",
   "BASIS_CHANGES": "dasar berubah"
  },
  "FigureOrder": {
   "NEWEST": "terbaru",
   "OLDEST": "terlama"
  },
  "Interval": {
   "MONTH": "bulan",
   "QUARTER": "triwulan",
   "YEAR": "tahun"
  },
  "BreakCause": {
   "BASIS": "dasar penghitungan",
   "SCHEME": "pembagian pekerja",
   "GEOGRAPHY": "wilayah",
   "SOURCE": "sumber",
   "ATTRIBUTION": "tempat penghitungan",
   "PERIOD": "periode"
  },
  "RatioBase": {
   "EMPLOYERS": "pemberi kerja",
   "ELIGIBLE_WORKFORCE": "pekerja yang memenuhi syarat",
   "ALL_SEGMENTS": "semua segmen",
   "TARGET": "target",
   "BEFORE": "angka awal"
  },
  "ProgressStatus": {
   "ACHIEVED": "tercapai",
   "REACHED_SO_FAR": "sejauh ini tercapai",
   "ON_TRACK": "sesuai laju",
   "BEHIND": "tertinggal",
   "MISSED": "tidak tercapai",
   "NOT_COMPUTABLE": "tidak dapat dihitung"
  },
  "ReportStatus": {
   "REPORTED": "sudah dilaporkan",
   "PARTIAL": "sebagian",
   "DUE": "belum jatuh tempo",
   "LATE": "terlambat",
   "UNKNOWN": "tidak diketahui"
  },
  "MouInstrument": {
   "MOU": "MoU",
   "NOTA_KESEPAHAMAN": "nota kesepahaman",
   "KESEPAKATAN_BERSAMA": "kesepakatan bersama",
   "NOTA_KESEPAKATAN": "nota kesepakatan",
   "PKS": "perjanjian kerja sama (PKS)",
   "ADDENDUM": "adendum",
   "COOPERATION": "kerja sama",
   "LAUNCH": "peluncuran",
   "MARKET_PROGRAMME": "program pasar"
  },
  "MouStage": {
   "UNKNOWN": "tidak diketahui",
   "IDENTIFIED": "penjajakan",
   "PROPOSED": "pengusulan",
   "DRAFTING": "penyusunan naskah",
   "LEGAL_REVIEW": "telaah hukum",
   "AGREED": "persetujuan naskah",
   "SIGNED": "penandatanganan",
   "LAUNCHED": "peluncuran",
   "SUSPENDED": "penangguhan",
   "TERMINATED": "pengakhiran",
   "CANCELLED": "pembatalan"
  },
  "MouStatus": {
   "UNKNOWN": "tidak diketahui",
   "PROPOSED": "diusulkan",
   "DRAFTING": "penyusunan",
   "LEGAL_REVIEW": "telaah hukum",
   "AGREED": "disepakati",
   "SIGNED": "ditandatangani",
   "LAUNCHED": "diluncurkan",
   "ACTIVE": "berlaku",
   "EXPIRING": "segera berakhir",
   "POSSIBLY_ACTIVE": "mungkin berlaku",
   "EXPIRED": "berakhir",
   "GAP": "terputus",
   "RENEWED": "diperpanjang",
   "SUSPENDED": "ditangguhkan",
   "TERMINATED": "diakhiri",
   "CANCELLED": "dibatalkan"
  },
  "PartyRole": {
   "GOVERNMENT": "pemerintah",
   "AGENCY": "BPJS Ketenagakerjaan",
   "MARKET_MANAGER": "pengelola pasar",
   "BANK": "bank",
   "ASSOCIATION": "asosiasi",
   "INFLUENTIAL_PERSON": "tokoh berpengaruh",
   "OTHER": "pihak lain",
   "WITNESS": "saksi"
  },
  "Payer": {
   "SELF": "pekerja sendiri",
   "EMPLOYER": "pemberi kerja",
   "APBD": "APBD",
   "DBH_SAWIT": "DBH sawit",
   "APBD_AND_DBH_SAWIT": "APBD dan DBH sawit",
   "CSR": "TJSL perusahaan atau donatur",
   "UNKNOWN": "tidak disebutkan"
  },
  "MouOrder": {
   "NEWEST": "terbaru",
   "ENDING": "segera berakhir",
   "CODE": "kode"
  },
  "MouWarning": {
   "RETROACTIVE": "berlaku surut",
   "SIGNED_BY_PROXY": "ditandatangani oleh kuasa",
   "GAP_BEFORE_RENEWAL": "jeda sebelum perpanjangan",
   "DATE_UNKNOWN": "hari mulai tidak diketahui",
   "END_UNKNOWN": "hari berakhir tidak diketahui",
   "DATE_INEXACT": "tanggal tidak pasti",
   "SHORT_TERM": "jangka pendek",
   "INSTRUMENT_UNCLEAR": "jenis dokumen tidak jelas"
  },
  "SigningCapacity": {
   "IN_OFFICE": "pejabat definitif",
   "ACTING": "penjabat atau pelaksana tugas",
   "PROXY": "kuasa",
   "UNKNOWN": "tidak disebutkan",
   "NOT_SIGNED": "tidak menandatangani"
  },
  "MilestoneStatus": {
   "DUE": "belum dilakukan",
   "MET": "selesai",
   "LATE": "terlambat"
  },
  "FollowUpKind": {
   "PKS": "perjanjian kerja sama (PKS)",
   "PERGUB": "peraturan gubernur",
   "PERBUP": "peraturan bupati",
   "PERWALI": "peraturan wali kota",
   "PERDA": "peraturan daerah",
   "SK": "surat keputusan",
   "CIRCULAR": "surat edaran",
   "APBD_LINE": "mata anggaran APBD"
  },
  "MouEventKind": {
   "RECORDED": "dicatat",
   "AMENDED": "diubah",
   "EXPIRING": "segera berakhir",
   "EXPIRED": "berakhir"
  },
  "CascadeStatus": {
   "NOT_STARTED": "belum dimulai",
   "IN_PREPARATION": "dalam persiapan",
   "SIGNED": "ditandatangani",
   "COVERED": "tercakup",
   "POSSIBLY_COVERED": "mungkin tercakup",
   "LAPSED": "tidak berlaku lagi",
   "UNKNOWN": "tidak diketahui"
  },
  "Permanence": {
   "PERMANENT": "tetap",
   "SEMI_PERMANENT": "semitetap",
   "TRANSIENT": "sementara"
  },
  "Enforcement": {
   "NONE": "tanpa sanksi",
   "SANCTIONS": "dengan sanksi"
  },
  "ContributionSector": {
   "TRANSPORT": "transportasi",
   "OTHER": "sektor lain"
  },
  "ChannelPurpose": {
   "REGISTRATION": "pendaftaran",
   "PAYMENT": "pembayaran",
   "REGISTRATION_AND_PAYMENT": "pendaftaran dan pembayaran",
   "INFORMATION": "informasi"
  },
  "SanctionKind": {
   "INSTITUTIONAL": "hukuman kelembagaan",
   "ADMINISTRATIVE": "sanksi administratif"
  },
  "MarketStatus": {
   "REGISTERED": "terdaftar",
   "IN_PREPARATION": "dalam persiapan",
   "TAKES_PART": "ikut serta",
   "CLOSED": "tutup"
  },
  "OfficeKind": {
   "REGION_HEAD": "kepala kantor wilayah",
   "GOVERNOR": "gubernur",
   "REGENT": "bupati",
   "MAYOR": "wali kota",
   "BRANCH_HEAD": "kepala kantor cabang"
  },
  "FigureWarning": {
   "JUMP": "lonjakan",
   "DOES_NOT_ADD_UP": "tidak cocok bila dijumlahkan"
  },
  "ViewerRole": {
   "PUBLIC": "umum",
   "GOVERNMENT": "pemerintah daerah",
   "BRANCH": "kantor cabang",
   "REGION": "kantor wilayah",
   "AUDITOR": "auditor",
   "ADMIN": "administrator"
  },
  "AuditAction": {
   "INSERT": "ditambahkan",
   "UPDATE": "diubah",
   "DELETE": "dihapus"
  },
  "ChangeKind": {
   "FIGURE_PUBLISHED": "angka dipublikasikan",
   "FIGURE_CORRECTED": "angka dikoreksi",
   "FIGURE_CHOSEN": "angka dipilih",
   "FIGURE_WITHDRAWN": "angka ditarik",
   "MOU_RECORDED": "kesepakatan dicatat",
   "MOU_AMENDED": "kesepakatan diubah",
   "MOU_EXPIRING": "kesepakatan segera berakhir",
   "MOU_EXPIRED": "kesepakatan berakhir",
   "TARGET_SET": "target ditetapkan",
   "TARGET_CHANGED": "target diubah",
   "WORKING_AREA_CLOSED": "wilayah kerja dinyatakan lengkap",
   "WORKING_AREA_OPENED": "wilayah kerja tidak lagi dianggap lengkap"
  },
  "ParameterKind": {
   "AREA": "wilayah",
   "AREAS": "beberapa wilayah",
   "DATE": "tanggal",
   "DATES": "beberapa tanggal",
   "NUMBER": "bilangan",
   "QUANTITY": "jumlah",
   "TEXT": "teks",
   "VALUE": "nilai"
  },
  "SubmissionState": {
   "DRAFT": "sedang dikirim",
   "SUBMITTED": "menunggu",
   "RETURNED": "dikembalikan",
   "WITHDRAWN": "ditarik",
   "RELEASED": "dirilis"
  }
 },
 "en": {
  "AreaKind": {
   "NATION": "nation",
   "REGION": "region",
   "PROVINCE": "province",
   "REGENCY": "regency",
   "CITY": "city",
   "BRANCH": "branch",
   "MARKET": "market"
  },
  "Language": {
   "ID": "Indonesian",
   "EN": "English"
  },
  "CodeSystem": {
   "KEMENDAGRI": "Ministry of Home Affairs",
   "BPS": "Statistics Indonesia",
   "ISO_3166_2": "ISO 3166-2",
   "OFFICE": "regional office numeral"
  },
  "ManagerKind": {
   "GOVERNMENT": "government",
   "PRIVATE": "private",
   "UNKNOWN": "unknown"
  },
  "CollectionFrequency": {
   "DAILY": "daily",
   "WEEKLY": "weekly",
   "MONTHLY": "monthly"
  },
  "Verification": {
   "PUBLISHED": "published",
   "DERIVED": "derived",
   "UNVERIFIED": "unverified"
  },
  "Precision": {
   "EXACT": "exact",
   "APPROXIMATE": "about",
   "ESTIMATE": "estimated",
   "AT_LEAST": "at least",
   "MORE_THAN": "more than",
   "RANGE": "range"
  },
  "Unit": {
   "WORKERS": "workers",
   "EMPLOYERS": "employers",
   "TRADERS": "traders",
   "MARKETS": "markets",
   "PROJECTS": "projects",
   "PERCENT": "percent",
   "RUPIAH": "rupiah",
   "LOCAL_GOVERNMENTS": "local governments",
   "WORKERS_PER_MONTH": "workers per month",
   "EMPLOYERS_PER_MONTH": "employers per month",
   "TRADERS_PER_MONTH": "traders per month",
   "PERCENT_PER_MONTH": "percentage points per month"
  },
  "Segment": {
   "ALL": "all workers",
   "FORMAL": "formal sector",
   "INFORMAL": "informal sector",
   "PU": "wage earners (PU)",
   "BPU": "self-paying workers (BPU)",
   "PU_BPU": "wage earners and self-paying workers",
   "JAKON": "construction",
   "PMI": "migrant workers"
  },
  "Measure": {
   "PARTICIPANTS": "participants",
   "EMPLOYERS": "employers",
   "JOINED": "joined",
   "LEFT": "left",
   "COVERAGE": "coverage",
   "MARKETS": "markets"
  },
  "Basis": {
   "ACTIVE": "active participants",
   "REGISTERED": "registered participants",
   "UNSPECIFIED": "not said"
  },
  "ProgrammeCode": {
   "JKK": "work accident insurance (JKK)",
   "JKM": "death insurance (JKM)",
   "JHT": "old-age savings (JHT)",
   "JP": "pension (JP)",
   "JKP": "job-loss insurance (JKP)"
  },
  "Attribution": {
   "REGISTRATION": "place of registration",
   "WORKPLACE": "place of work",
   "RESIDENCE": "place of residence",
   "UNSAID": "not said"
  },
  "DatePrecision": {
   "DAY": "day",
   "MONTH": "month",
   "YEAR": "year",
   "YEAR_TO_DATE": "year to date",
   "UNKNOWN": "unknown"
  },
  "NotComputableCode": {
   "NO_FIGURE": "no figure",
   "NO_DENOMINATOR": "no denominator",
   "NO_BASELINE": "no baseline",
   "UNCLEAR_TARGET": "unclear target",
   "TARGET_REPLACED": "target replaced",
   "BASIS_DIFFERS": "basis differs",
   "SCHEME_DIFFERS": "scheme differs",
   "UNIT_DIFFERS": "unit differs",
   "ATTRIBUTION_DIFFERS": "attribution differs",
   "UNBOUNDED": "unbounded"
  },
  "RatioFlag": {
   "DENOMINATOR_SUSPECT": "denominator suspect",
   "DATES_DIFFER": "dates differ",
   "POTENTIAL_TAKEN_AS_REMAINDER": "potential taken as remainder",
   "AMBIGUOUS_INPUT": "ambiguous input",
   "CONTRADICTED_INPUT": "contradicted input",
   "INPUT_DOES_NOT_ADD_UP": "input does not add up",
   "BASIS_CHANGES": "basis changes"
  },
  "BranchKind": {
   "MAIN": "branch",
   "PIONEER": "pioneer branch"
  },
  "TargetKind": {
   "ADDITION": "addition",
   "STOCK": "stock",
   "COVERAGE": "coverage",
   "MARKETS": "markets"
  },
  "TargetBasis": {
   "OFFICE": "BPJS Ketenagakerjaan office",
   "RPJPN": "RPJPN",
   "RPJMN": "RPJMN",
   "RKP": "RKP",
   "KEMENDAGRI": "Ministry of Home Affairs",
   "REGIONAL_PLAN": "regional plan",
   "MOU": "agreement",
   "UNSTATED": "not said"
  },
  "Interpretation": {
   "REMAINING": "remaining",
   "WHOLE_PERIOD": "whole period",
   "UNCLEAR": "unclear",
   "LITERAL": "literal"
  },
  "PotentialKind": {
   "ELIGIBLE_WORKFORCE": "eligible workforce",
   "LABOUR_FORCE": "labour force",
   "ADDRESSABLE": "addressable",
   "UNENROLLED": "unenrolled"
  },
  "RollUpOver": {
   "LOCAL_GOVERNMENT": "regencies and cities",
   "PROVINCE": "provinces",
   "REGION": "regions",
   "BRANCH": "branches"
  },
  "FigureFlag": {
   "AMBIGUOUS": "ambiguous",
   "CONTRADICTED": "contradicted",
   "DOES_NOT_ADD_UP": "does not add up",
   "DENOMINATOR_SUSPECT": "denominator suspect",
   "OTHER_ERA": "other era",
   "ESTIMATE": "estimate",
   "BASIS_CHANGES": "basis changes"
  },
  "FigureOrder": {
   "NEWEST": "newest",
   "OLDEST": "oldest"
  },
  "Interval": {
   "MONTH": "month",
   "QUARTER": "quarter",
   "YEAR": "year"
  },
  "BreakCause": {
   "BASIS": "basis",
   "SCHEME": "scheme",
   "GEOGRAPHY": "geography",
   "SOURCE": "source",
   "ATTRIBUTION": "attribution",
   "PERIOD": "period"
  },
  "RatioBase": {
   "EMPLOYERS": "employers",
   "ELIGIBLE_WORKFORCE": "eligible workforce",
   "ALL_SEGMENTS": "all segments",
   "TARGET": "target",
   "BEFORE": "number before"
  },
  "ProgressStatus": {
   "ACHIEVED": "achieved",
   "REACHED_SO_FAR": "reached so far",
   "ON_TRACK": "on track",
   "BEHIND": "behind",
   "MISSED": "missed",
   "NOT_COMPUTABLE": "not computable"
  },
  "ReportStatus": {
   "REPORTED": "reported",
   "PARTIAL": "partial",
   "DUE": "due",
   "LATE": "late",
   "UNKNOWN": "unknown"
  },
  "MouInstrument": {
   "MOU": "MoU",
   "NOTA_KESEPAHAMAN": "memorandum of understanding",
   "KESEPAKATAN_BERSAMA": "joint agreement",
   "NOTA_KESEPAKATAN": "note of agreement",
   "PKS": "cooperation agreement (PKS)",
   "ADDENDUM": "addendum",
   "COOPERATION": "cooperation",
   "LAUNCH": "launch",
   "MARKET_PROGRAMME": "market programme"
  },
  "MouStage": {
   "UNKNOWN": "unknown",
   "IDENTIFIED": "partner in view",
   "PROPOSED": "proposal",
   "DRAFTING": "drafting",
   "LEGAL_REVIEW": "legal review",
   "AGREED": "agreement on the text",
   "SIGNED": "signature",
   "LAUNCHED": "launch",
   "SUSPENDED": "suspension",
   "TERMINATED": "termination",
   "CANCELLED": "cancellation"
  },
  "MouStatus": {
   "UNKNOWN": "unknown",
   "PROPOSED": "proposed",
   "DRAFTING": "drafting",
   "LEGAL_REVIEW": "legal review",
   "AGREED": "agreed",
   "SIGNED": "signed",
   "LAUNCHED": "launched",
   "ACTIVE": "active",
   "EXPIRING": "expiring",
   "POSSIBLY_ACTIVE": "possibly active",
   "EXPIRED": "expired",
   "GAP": "gap",
   "RENEWED": "renewed",
   "SUSPENDED": "suspended",
   "TERMINATED": "terminated",
   "CANCELLED": "cancelled"
  },
  "PartyRole": {
   "GOVERNMENT": "government",
   "AGENCY": "BPJS Ketenagakerjaan",
   "MARKET_MANAGER": "market manager",
   "BANK": "bank",
   "ASSOCIATION": "association",
   "INFLUENTIAL_PERSON": "influential person",
   "OTHER": "other party",
   "WITNESS": "witness"
  },
  "Payer": {
   "SELF": "the worker",
   "EMPLOYER": "the employer",
   "APBD": "regional budget (APBD)",
   "DBH_SAWIT": "palm-oil revenue share",
   "APBD_AND_DBH_SAWIT": "regional budget and palm-oil revenue share",
   "CSR": "companies or donors",
   "UNKNOWN": "not said"
  },
  "MouOrder": {
   "NEWEST": "newest",
   "ENDING": "ending",
   "CODE": "code"
  },
  "MouWarning": {
   "RETROACTIVE": "retroactive",
   "SIGNED_BY_PROXY": "signed by proxy",
   "GAP_BEFORE_RENEWAL": "gap before renewal",
   "DATE_UNKNOWN": "date unknown",
   "END_UNKNOWN": "end unknown",
   "DATE_INEXACT": "date inexact",
   "SHORT_TERM": "short term",
   "INSTRUMENT_UNCLEAR": "instrument unclear"
  },
  "SigningCapacity": {
   "IN_OFFICE": "in office",
   "ACTING": "acting",
   "PROXY": "proxy",
   "UNKNOWN": "not said",
   "NOT_SIGNED": "not signed"
  },
  "MilestoneStatus": {
   "DUE": "due",
   "MET": "met",
   "LATE": "late"
  },
  "FollowUpKind": {
   "PKS": "cooperation agreement (PKS)",
   "PERGUB": "governor's regulation",
   "PERBUP": "regent's regulation",
   "PERWALI": "mayor's regulation",
   "PERDA": "regional bylaw",
   "SK": "decree",
   "CIRCULAR": "circular",
   "APBD_LINE": "regional budget line"
  },
  "MouEventKind": {
   "RECORDED": "recorded",
   "AMENDED": "amended",
   "EXPIRING": "expiring",
   "EXPIRED": "expired"
  },
  "CascadeStatus": {
   "NOT_STARTED": "not started",
   "IN_PREPARATION": "in preparation",
   "SIGNED": "signed",
   "COVERED": "covered",
   "POSSIBLY_COVERED": "possibly covered",
   "LAPSED": "lapsed",
   "UNKNOWN": "unknown"
  },
  "Permanence": {
   "PERMANENT": "permanent",
   "SEMI_PERMANENT": "semi-permanent",
   "TRANSIENT": "transient"
  },
  "Enforcement": {
   "NONE": "none",
   "SANCTIONS": "sanctions"
  },
  "ContributionSector": {
   "TRANSPORT": "transport",
   "OTHER": "other"
  },
  "ChannelPurpose": {
   "REGISTRATION": "registration",
   "PAYMENT": "payment",
   "REGISTRATION_AND_PAYMENT": "registration and payment",
   "INFORMATION": "information"
  },
  "SanctionKind": {
   "INSTITUTIONAL": "institutional penalty",
   "ADMINISTRATIVE": "administrative sanction"
  },
  "MarketStatus": {
   "REGISTERED": "registered",
   "IN_PREPARATION": "in preparation",
   "TAKES_PART": "takes part",
   "CLOSED": "closed"
  },
  "OfficeKind": {
   "REGION_HEAD": "head of a regional office",
   "GOVERNOR": "governor",
   "REGENT": "regent",
   "MAYOR": "mayor",
   "BRANCH_HEAD": "head of a branch"
  },
  "FigureWarning": {
   "JUMP": "jump",
   "DOES_NOT_ADD_UP": "does not add up"
  },
  "ViewerRole": {
   "PUBLIC": "public",
   "GOVERNMENT": "government",
   "BRANCH": "branch",
   "REGION": "region",
   "AUDITOR": "auditor",
   "ADMIN": "administrator"
  },
  "AuditAction": {
   "INSERT": "added",
   "UPDATE": "changed",
   "DELETE": "removed"
  },
  "ChangeKind": {
   "FIGURE_PUBLISHED": "figure published",
   "FIGURE_CORRECTED": "figure corrected",
   "FIGURE_CHOSEN": "figure chosen",
   "FIGURE_WITHDRAWN": "figure withdrawn",
   "MOU_RECORDED": "agreement recorded",
   "MOU_AMENDED": "agreement amended",
   "MOU_EXPIRING": "agreement expiring",
   "MOU_EXPIRED": "agreement expired",
   "TARGET_SET": "target set",
   "TARGET_CHANGED": "target changed",
   "WORKING_AREA_CLOSED": "working area whole",
   "WORKING_AREA_OPENED": "working area open again"
  },
  "ParameterKind": {
   "AREA": "area",
   "AREAS": "areas",
   "DATE": "date",
   "DATES": "dates",
   "NUMBER": "number",
   "QUANTITY": "quantity",
   "TEXT": "text",
   "VALUE": "value"
  },
  "SubmissionState": {
   "DRAFT": "being sent",
   "SUBMITTED": "waiting",
   "RETURNED": "returned",
   "WITHDRAWN": "withdrawn",
   "RELEASED": "released"
  }
 }
};
export const EXPLAINED: Texts = {
 "id": {
  "FigureFlag": {
   "AMBIGUOUS": "Dapat dibaca dengan lebih dari satu cara; lihat catatannya.",
   "CONTRADICTED": "Sumber lain menyebutkan hal yang berbeda.",
   "DOES_NOT_ADD_UP": "Angka ini bertentangan dengan jumlah total atau segmen lain untuk waktu yang sama, atau dengan angka lain dalam sumber yang sama.",
   "DENOMINATOR_SUSPECT": "Melebihi keseluruhannya.",
   "OTHER_ERA": "Dihitung oleh PT Jamsostek sebelum tahun 2014.",
   "ESTIMATE": "Sumber menyebutnya perkiraan.",
   "BASIS_CHANGES": "Angka sebelumnya menghitung peserta dengan dasar lain (aktif atau terdaftar). Minta satu dasar (`basis`) agar yang dibandingkan setara."
  },
  "RatioFlag": {
   "DENOMINATOR_SUSPECT": "Rasionya di atas 1: yang dihitung melebihi keseluruhannya.",
   "DATES_DIFFER": "Pembilang dan pembagi berasal dari bulan yang berbeda, atau bukan dari bulan jumlah total yang ditampilkan bersamanya.",
   "POTENTIAL_TAKEN_AS_REMAINDER": "Keseluruhannya tidak dipublikasikan. Pembaginya adalah jumlah peserta ditambah potensi pekerja yang belum menjadi peserta.",
   "AMBIGUOUS_INPUT": "Salah satu angka yang dipakai untuk menghitung rasio dapat dibaca dengan lebih dari satu cara.",
   "CONTRADICTED_INPUT": "Untuk salah satu angka yang dipakai untuk menghitung rasio, sumber lain menyebutkan hal yang berbeda.",
   "INPUT_DOES_NOT_ADD_UP": "Salah satu angka yang dipakai untuk menghitung rasio tidak cocok dengan angka lain bila dijumlahkan.",
   "BASIS_CHANGES": "Angka sebelumnya menghitung peserta dengan dasar lain (aktif atau terdaftar). Minta satu dasar (`basis`) agar yang dibandingkan setara."
  }
 },
 "en": {
  "FigureFlag": {
   "AMBIGUOUS": "Can be read in more than one way; see the note.",
   "CONTRADICTED": "Another source says otherwise.",
   "DOES_NOT_ADD_UP": "It contradicts the total or other segments of the same days, or other numbers in the same source.",
   "DENOMINATOR_SUSPECT": "Exceeds what it is a part of.",
   "OTHER_ERA": "Counted by PT Jamsostek, before 2014.",
   "ESTIMATE": "The source calls it an estimate.",
   "BASIS_CHANGES": "The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like."
  },
  "RatioFlag": {
   "DENOMINATOR_SUSPECT": "The ratio is above 1: more is counted than the whole that it is a part of.",
   "DATES_DIFFER": "Numerator and denominator are of different months, or not of the month of the total shown with them.",
   "POTENTIAL_TAKEN_AS_REMAINDER": "The whole is not published. The denominator is the participants plus a published potential of workers who do not take part yet.",
   "AMBIGUOUS_INPUT": "A number that the ratio was computed from can be read in more than one way.",
   "CONTRADICTED_INPUT": "Of a number that the ratio was computed from, another source says otherwise.",
   "INPUT_DOES_NOT_ADD_UP": "A number that the ratio was computed from does not fit others when added up.",
   "BASIS_CHANGES": "The previous number counts participants on another basis (active or registered). Ask for one `basis` to compare like with like."
  }
 }
};
