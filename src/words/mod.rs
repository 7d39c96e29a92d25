//! Sentences that only the screen says. What screen and paper share stands in the crate `words`.

mod boundary;
mod boundary_beside;
mod boundary_file;
mod boundary_local;
mod files;

pub use boundary::*;
pub use boundary_beside::*;
pub use boundary_file::*;
pub use boundary_local::*;
pub use files::*;

use assessment::readiness::{Gap, Lack};
use assessment::{ItemAnswer, ProfileField};
use draft::{Failure, SealError};
use ui::engines::{NoAnswer, Stage};

/// Heading of the page after a panic.
pub const BROKEN_TITLE: &str = "程序出了错，已经停下";
/// What to do then.
pub const BROKEN_TEXT: &str = "已保存的草稿还在这台电脑的浏览器里。请先把草稿另存一份，再重新打开；问题重复出现时，把下面的技术信息一并交给提供本工具的人。";
/// Link that reloads.
pub const BROKEN_RELOAD: &str = "重新打开";
/// Link that saves a draft; a number follows.
pub const BROKEN_SAVE: &str = "存下草稿";
/// Heading of the technical details.
pub const BROKEN_DETAILS: &str = "技术信息";

/// What this is, on the empty start page.
pub const WHAT_IT_IS: &str = "按绿色矿山建设的先决条件和六类指标逐项自查，边填边算分，画出矿区范围，最后导出一份可交自然资源部门核对的 PDF 和数据文件。填写内容只存在这台设备的浏览器里；打开以后断网也能接着填。";
/// What it is not.
pub const WHAT_IT_IS_NOT: &str =
    "这是自查，不是评定：指标分值为编制稿，非官方评分表，结论以主管部门的评估为准。";

/// The browser keeps nothing.
pub const TEMPORARY: &str = "浏览器不允许本页保存数据（可能是无痕窗口，或被设置禁用）。可以继续填写，但关闭页面后内容会丢失，离开前请在“导出”里存成草稿文件。";
/// The shelf is full.
pub const STORE_FULL: &str = "没有保存：浏览器给本页的空间已满。刚才的填写还在页面上。请先把本草稿存成文件，再另开一页，到首页彻底删除不要的草稿，回来点“再试一次”。";
/// It could be written, but never be read again.
pub const DRAFT_TOO_LARGE: &str = "没有保存：这份草稿超过了 5 MB，存下来也读不回。多半是哪一栏误贴了很长的文字，请点“撤销”退回，或把那一栏删短；以前保存的都还在。";
/// The person asked for another place meanwhile.
pub const HELD_BACK: &str = "还没有离开本页：现在离开，刚才没有保存的填写就没有了。";
/// The store refused.
pub const STORE_BLOCKED: &str =
    "没有保存：浏览器不允许写入。刚才的填写还在页面上，请马上存成草稿文件。";
/// What was read back differs.
pub const STORE_NOT_KEPT: &str =
    "没有保存：写入后读回的内容不一致。刚才的填写还在页面上，请马上存成草稿文件。";
/// Another page saved this draft.
pub const CONFLICT: &str = "这份草稿在另一个页面里改过。为免互相覆盖，本页已停止保存。";
/// The stored text cannot be read.
pub const STORED_UNREADABLE: &str =
    "没有保存：浏览器里这份草稿的原有内容已无法读取，本页不会覆盖它。请把本页内容另存为新草稿。";

/// A draft of the list is not what it was when the list was drawn.
pub const LIST_CHANGED: &str =
    "没有做成：这份草稿刚在另一个页面里改过或删除了。列表已更新，请再试一次。";

/// Something could not be removed for good.
pub const NOT_REMOVED: &str =
    "没有删干净：浏览器没有让本页删除。下次打开时它可能又出现，请到时再删一次。";

/// A draft file that is not what was written.
pub const SPOILED_FILE: &str =
    "注意：文件内容与写入时不一致，可能在拷贝中损坏或被手工改过，请逐项核对。";
/// The newest generation could not be read.
pub const FELL_BACK: &str = "最近一次保存的内容读不出来或不在了，已退回到前一次保存的内容，请核对最后填写的几项。读不出的原文没有删除，会列在首页“读不出的草稿”里。";

/// Another page writes this draft.
pub const READING: &str = "只读：这份草稿正在另一个页面里填写，这里随它更新。要在这里填，点下面的按钮，另一页会先存好再改为只读。";
/// The browser has no database for this page, or it refused.
pub const NO_ARCHIVE: &str = "浏览器的数据库用不了或没有写进去：内容照常保存在浏览器里，但突然断电时可能丢失最后一分钟左右的填写，这段时间也没有历史版本。重要的草稿请常存成文件。";
/// What the page of versions is.
pub const HISTORY_INTRO: &str = "每次保存都留一版：最近一小时每分钟一版，一天以内每小时一版，更早的每天一版。恢复到某一版后，仍可撤销。";
/// There are no versions.
pub const NO_VERSIONS: &str = "还没有历史版本。填写并保存以后，这里会列出来。";
/// The oldest version that is kept.
pub const FIRST_VERSION: &str = "留存的最早一版";
/// What the page of comparing is.
pub const COMPARE_INTRO: &str = "两个人各填了一份，或同一份在两台电脑上都改过时，在这里逐处比较，选定每处留哪一份。另一份草稿不会被改动。";
/// Two editions of the catalogue are not compared.
pub const OTHER_EDITION: &str = "这份草稿用的指标目录或版本与本草稿不同，不能逐项比较。";
/// Drafts that were brought back.
pub const BROUGHT_BACK: &str =
    "上次浏览器没有正常关闭，或数据被清理过。以下草稿已从本机的留存里恢复到最后一次保存的内容：";

/// Drafts that found no room.
pub const NOT_BROUGHT_BACK: &str = "浏览器空间已满，以下草稿较新的内容还在本机的留存里，没有放回来。请先彻底删除不要的草稿，再点“再试一次”：";

/// The versions and the photos are gone, the drafts are not.
pub const VERSIONS_GONE: &str = "浏览器清理过数据：填写的内容都在，历史版本没有了，存过照片、文件的，照片、文件也没有了。电脑空间不足时浏览器会自己清理，请存一份备份。";
/// The database did not open this time.
pub const ARCHIVE_LATE: &str = "浏览器的数据库这次没有打开，下面列出的可能不是最后一次保存的内容。请先再试一次；仍然不行，把浏览器全部关掉再打开。";
/// A draft that the database may hold.
pub const DRAFT_LATE: &str =
    "浏览器的数据库这次没有打开，草稿可能还在里面。请再试一次；仍然不行，把浏览器全部关掉再打开。";
/// What to do when all drafts are gone.
pub const DRAFTS_GONE: &str = "浏览器的数据被清理过：有人清除了，或空间不足时浏览器自己清理了。存过备份文件或草稿文件的，可以恢复；导出过的数据文件、报告 PDF，也能用“打开文件”读回填写的内容。";

/// What a backup is.
pub const BACKUP_INTRO: &str = "全部草稿存成一个文件，拷到 U 盘或别的电脑上，浏览器数据被清除也不怕。不含已删除和已加锁的草稿、历史版本。";
/// A reminder, after when the last one was.
pub const BACKUP_DUE: &str = "草稿只在这个浏览器里，建议存一份备份到 U 盘。";
/// What restoring does.
pub const RESTORE_INTRO: &str = "先列出备份里有什么，选了才加入。恢复只增加草稿，不覆盖已有的。";
/// A backup was opened as if it were a draft.
pub const IS_BACKUP: &str = "这是全部草稿的备份，请在“备份与保管”里恢复。";
/// A passphrase cannot be found again.
pub const PASSPHRASE_FINAL: &str =
    "口令只有您知道，本工具不保存。忘记口令，内容就再也打不开，没有找回的办法。";
/// Too short.
pub const PASSPHRASE_SHORT: &str = "口令至少 8 个字。";
/// The two differ.
pub const PASSPHRASE_DIFFERS: &str = "两遍输入的口令不一样。";
/// What can be done on a shared computer.
pub const SHARED_INTRO: &str = "同一台电脑别人也用时，可以给草稿加锁（用口令加密），或在离开前全部清除。加锁、清除之前，请关掉打开草稿的其他页面。加锁和清除防的是翻看，不能抹去硬盘上已删除数据的痕迹。";
/// A draft was not locked.
pub const LOCK_FAILED: &str =
    "没有加锁：草稿在加密时又有改动，或浏览器空间已满。草稿没有变化，请再试一次。";
/// A draft was not locked, because it is being filled in.
pub const OPEN_ELSEWHERE: &str =
    "没有加锁：这份草稿正在另一个页面里打开。请关掉那个页面再试，草稿没有变化。";
/// Said after a draft was locked whose versions could not be taken away.
pub const VERSIONS_REMAIN: &str = "但浏览器没有让清除它的历史版本。要清干净，得在浏览器设置里清除本网站的全部数据，已加锁的草稿也会一起没有：请先解锁、存好备份再清。";
/// What wiping takes away.
pub const WIPE_NOTE: &str = "清除本机这个浏览器里的全部草稿，包括已删除、已加锁的和历史版本，不能撤销。还要用的，请先在上面存成备份文件；已加锁的不在备份里，要先解锁再备份。";
/// Everything is gone.
pub const WIPED: &str = "已清除本机的全部草稿。";
/// The drafts are gone, their versions may not be.
pub const NOT_ALL_WIPED: &str =
    "草稿已清除，但浏览器没有让清除历史版本。请在浏览器设置里清除本网站的数据。";
/// What the figures of room mean.
pub const ROOM_NOTE: &str = "草稿最多约 500 万字（各带前一次保存的内容），满了会马上提示；历史版本、照片和文件另算。数字由浏览器给出，是约数。";

/// How much of the room for drafts is used.
pub fn share_of_room(characters: usize) -> String {
    // Browsers allow some five million characters. (As measured; no standard says so.)
    let percent = (characters as f64 / 5_200_000.0 * 100.0).ceil();
    format!(
        "{:.1} 万字，约占可用的 {percent}%",
        characters as f64 / 10_000.0
    )
}

/// A size in bytes, in words.
pub fn bytes(count: f64) -> String {
    let mega = count / 1_000_000.0;
    if mega >= 1_000.0 {
        format!("约 {:.1} GB", mega / 1_000.0)
    } else {
        format!("约 {mega:.1} MB")
    }
}

/// Why something was not sealed or unsealed.
pub fn not_sealed(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Failure(failure) => format!("{}。", words::failure(failure)),
        NoAnswer::Ended(_) => seal_failed(),
    }
}

/// Sealing came to nothing.
pub fn seal_failed() -> String {
    format!("{}。", words::failure(&Failure::Seal(SealError::Failed)))
}

/// What moving to another edition does.
pub const MOVING: &str = "填写内容可以按编号带到这一版目录里，另建一份草稿；原草稿不动。";

/// The catalogue of a draft has an edition that supersedes it.
pub fn newer_edition(version: &str) -> String {
    format!(
        "这份草稿用的指标目录有了新版（{version} 版）。这份照旧能填、能导出；要用新版，填写内容可以带过去。"
    )
}

/// The answers are no longer those that a table was compared with.
pub const DRAFT_MOVED_ON: &str =
    "读表格以后，草稿里这些项又改过，没有按表格改。请再选一次这张表格，重新比较。";

/// There is no such draft here.
pub const NO_SUCH_DRAFT: &str = "这台设备的浏览器里没有这份草稿。它可能在别的设备或别的浏览器里，也可能已被删除，或随浏览器的数据被清理了。";
/// A draft of a page that could store nothing.
pub const DRAFT_NOT_KEPT: &str = "这份草稿没有留下来：浏览器不允许本页保存数据，关闭或重新打开页面后，填写的内容就没有了。请在浏览器设置里允许本网站保存数据，或换一个浏览器；存过草稿文件的，到首页打开它。";
/// A draft that cannot be read.
pub const DRAFT_UNREADABLE: &str =
    "这份草稿的内容无法读取。原文没有改动，请先把它存成文件，再找提供本工具的人查看。";
/// The edition of the catalogue is unknown.
pub const EDITION_UNKNOWN: &str = "这份草稿用的指标目录版本不在本程序里，不能在这里打开。草稿没有改动，可存成文件后用对应版本的程序打开。";

/// The browser had no room for the program.
pub const OFFLINE_FULL: &str = "离线文件没有存下：浏览器空间不足";
/// The server has files of two builds.
pub const OFFLINE_MIXED: &str = "离线文件没有存下：网站上的文件不是同一版本";
/// The network went away meanwhile.
pub const OFFLINE_NETWORK: &str = "离线文件没有存全：网络中断，下次打开时再存";
/// The new version waits until the draft is saved.
pub const UPDATE_REFUSED: &str = "草稿还没有保存，暂不更新。";

/// Why the person chooses the mine first.
pub const NEW_INTRO: &str = "先选矿山。名单取自区绿色矿山建设规划，带出的信息都要与许可证核对；名单里没有的，选“其他矿山”自己填。";
/// A catalogue is missing for this mineral and method.
pub const NO_CATALOGUE: &str = "还没有适用于这种矿种和开采方式的指标目录。目前有：";

/// How keyboard answering works.
pub const KEYS: &str = "键盘：在一项内按数字键选第几个答案，按 N 到下一个未答项，按 J、K 到后一项、前一项；Tab 逐个移动。";

/// What was typed for a count is none.
pub fn no_count(counted: u32) -> String {
    let most = ItemAnswer::MOST_FAULTS;
    format!("填 0 到 {most} 的整数，没有的填 0；现在按 {counted} 处计")
}

/// What the PDF contains.
pub const PDF_NOTE: &str = "自评估报告：封面、承诺书、矿山概况与矿区范围图、先决条件、逐项得分与依据、整改清单。打印后签字盖章。";
/// What the JSON contains.
pub const JSON_NOTE: &str =
    "数据文件：全部原始填写内容和得分，主管部门可用它重新计算、核对。与 PDF 封面上的校验码一致。";
/// What the draft file is for.
pub const DRAFT_FILE_NOTE: &str =
    "草稿文件：换一台电脑接着填，或留作备份。在首页“打开文件”里读入。";
/// What the blank checklist is for.
pub const CHECKLIST_NOTE: &str =
    "打印出来，拿着到现场逐项看、逐项记，再照着填进来；要准备哪些佐证也印在上面。";
/// What the spreadsheet is for.
pub const TABLE_NOTE: &str = "逐项填写的内容存成表格，用 Excel 或 WPS 填，可以分给几个人；读回来时先列出改了哪些，确认后才改草稿。";
/// The media type of a spreadsheet.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// The filing date stops an export.
pub const FILING_DATE_UNREADABLE: &str =
    "没有导出：填报日期没有填或读不出来，请在本页上面写成 2026-11-25 这样。";
/// A PDF is being taken apart again.
pub const READING_AGAIN: &str = "正在读回核对……";
/// A PDF is being looked into.
pub const LOOKING_INTO_PDF: &str = "正在取出 PDF 里附带的数据……";
/// The catalogue of an opened file is not bundled.
pub const EDITION_NOT_HERE: &str = "不能算：文件用的指标目录版本不在本程序里";
/// Digest and result of an opened file are right.
pub const SUBMISSION_AGREES: &str =
    "校验码与内容一致，重新计算的得分、结论和矿区范围与文件里写的相同。";
/// The digest is right, the result could not be recomputed.
pub const SUBMISSION_NOT_RECOMPUTED: &str =
    "校验码与内容一致；指标目录版本不在本程序里，没有重新计算。";
/// The digest is right, the result is another.
pub const SUBMISSION_RESULT_DIFFERS: &str = "校验码与内容一致，但文件里写的得分、结论或矿区范围与重新计算的不同，以重新计算的为准，并请问清楚文件是怎样来的。";
/// The digest is wrong.
pub const SUBMISSION_DIGEST_WRONG: &str =
    "校验码与内容不一致：文件导出以后被改动过，或者没有传完整。请向矿山要原来导出的文件。";
/// A spreadsheet was opened where drafts are listed.
pub const TABLE_INTO_DRAFT: &str =
    "如果是从本工具导出的指标自评表，请选它要填进的草稿，在那里读回：";
/// Incomplete is allowed.
pub const INCOMPLETE_EXPORT: &str =
    "还有未完成的内容。现在也可以导出，报告会如实写“未评”“待补充”。";

/// The rules are being fetched.
pub const FETCHING_RULES: &str = "正在取出指标目录……";

/// The rules could not be fetched.
pub fn rules_not_fetched(why: &str) -> String {
    format!("指标目录没有取到，所以还不能打开这一页。草稿都还在。请检查网络后再试一次。原因：{why}")
}

/// What a paper lacks, in a line.
pub fn lack(lack: Lack) -> String {
    match lack {
        Lack::LegalPerson => "法定代表人没有填，打印后要手写".to_owned(),
        Lack::NothingToMend => "没有失分，整改计划里没有内容".to_owned(),
        Lack::Unsettled(left) => format!("还有 {left} 项没有责任人或完成期限"),
        Lack::FieldsEmpty(left) => format!("还有 {left} 栏没有填"),
        Lack::FieldsWrong(wrong) => format!("{wrong} 栏填写有误"),
    }
}

/// What is still open before anything is handed in, in a line.
pub fn gap(gap: &Gap) -> String {
    let labels = |fields: &[ProfileField]| {
        let labels = fields.iter().map(|field| words::profile_label(*field));
        labels.collect::<Vec<_>>().join("、")
    };
    match gap {
        Gap::FactsMissing(fields) => format!("矿山概况未填：{}", labels(fields)),
        Gap::FactsWrong(fields) => format!("矿山概况填写有误：{}", labels(fields)),
        Gap::FactsUnconfirmed(count) => {
            format!("矿山概况有 {count} 项来自规划，未与许可证核对")
        }
        Gap::PreconditionsOpen(count) => format!("先决条件还有 {count} 项未定（未评或待核实）"),
        Gap::ItemsOpen { count, .. } => format!("指标还有 {count} 项未评"),
        Gap::ItemsFlagged { count, .. } => format!("有 {count} 项标了“待复核”"),
        Gap::Boundary { grade, is_declared } => {
            format!("矿区范围：{}", words::grade(*grade, *is_declared).0)
        }
    }
}

/// The stages of making a PDF.
pub fn engine_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Engine => "正在取出排版程序……",
        Stage::Font => "正在取出字体……",
        Stage::Working => "正在排版……",
    }
}

/// A file that the browser could not read.
pub const FILE_UNREADABLE: &str = "浏览器读不出这个文件，请重新选择。";
/// The shelf refused.
pub const NOT_KEPT: &str = "没有保存成功：浏览器的存储空间已满或被禁用。原有草稿没有变化。";
/// Saving needs no button.
pub const SAVED_AS_YOU_TYPE: &str = "边填边存，没有填完也会保存。有提示不影响保存和继续。";
/// What was written does not read back.
pub const EXPORT_NOT_WHOLE: &str =
    "没有导出：生成的内容读回后与填写的不一致。请把草稿存成文件，交给提供本工具的人查看。";
/// The browser refused the download.
pub const DOWNLOAD_REFUSED: &str = "浏览器没有允许下载，请检查下载设置后再试。";
/// Where the data is.
pub const YOUR_DATA: &str = "所有内容只存在这台设备的这个浏览器里，本页不连接任何服务器，不收集任何信息。清除浏览器数据会删掉草稿，重要的草稿请存成文件。从网站打开时，浏览器里另有一个小标记（cookie），只记这里有没有草稿，数据被清理后好告诉您；联网打开时它会发给放本页的网站。";

/// What an engine, or the browser, says of its failure; in brackets, possibly nothing.
fn because(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Failure(failure) => format!("（{}）", words::failure(failure)),
        NoAnswer::Ended(why) if why.is_empty() => String::new(),
        NoAnswer::Ended(why) => format!("（{why}）"),
    }
}

/// The PDF could not be made.
pub fn pdf_failed(why: &NoAnswer) -> String {
    let why = because(why);
    format!("没有生成报告。可先导出数据文件，重新打开页面后再试。{why}")
}

/// An engine did not do what was asked.
pub fn engine_failed(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Failure(failure) => format!("没有做成：{}。", words::failure(failure)),
        NoAnswer::Ended(why) if why.is_empty() => ENGINE_FAILED.to_owned(),
        NoAnswer::Ended(why) => format!("没有做成：{why}"),
    }
}

/// Something was not made, nobody says why.
pub const ENGINE_FAILED: &str = "没有做成，请重新打开页面后再试。";

/// Why a file that was chosen was not taken.
pub fn not_taken(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Failure(failure) => format!("{}。", words::failure(failure)),
        NoAnswer::Ended(_) => engine_failed(why),
    }
}

/// Characters that the report's font lacks.
pub fn missing_characters(missing: &[String]) -> String {
    let shown = missing
        .iter()
        .take(8)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("；");
    let more = if missing.len() > 8 {
        format!("，等共 {} 处", missing.len())
    } else {
        String::new()
    };
    format!(
        "报告字体里没有下列字，报告中以“〔U+编码〕”标出，请改用常用字或手写补上：{shown}{more}。"
    )
}

/// A file was made.
pub fn made(name: &str, bytes: usize) -> String {
    format!(
        "已生成 {name}（{} KB），保存在浏览器的下载文件夹。",
        bytes.div_ceil(1024)
    )
}
