//! Photos and files that belong to papers: what became of them, and why not.

use draft::shelf::StoreError;
use draft::shelf::files::Lacking;

/// What becomes of photos and files that are added.
pub const FILES_KEPT_HERE: &str = "照片缩小后存在这个浏览器里，拍摄地点等信息会去掉，原照片请自己留好；其他文件不超过 5 MB 的原样存下。";
/// There is no database to keep files in.
pub const FILES_NOT_HERE: &str =
    "这个浏览器不让本页存文件：只登记文件名、大小和校验值，文件请自己保管好。";

/// An item has as many papers as it can have.
pub const TOO_MANY_PAPERS: &str = "没有登记：这一项的材料已经太多，放不下了。请先删去不用的。";

/// What was kept of a file.
pub fn file_kept(file: &assessment::EvidenceFile) -> String {
    match &file.kept {
        Some(kept) if kept.sha256 != file.sha256 => format!(
            "“{}”已缩小存下（{}），读回核对过。原照片没有动。",
            file.name,
            file_size(kept.bytes)
        ),
        Some(kept) if kept.media.starts_with("image/") => format!(
            "“{}”已原样存下，读回核对过。这种照片这个浏览器缩小不了，拍摄地点等信息还在里面。",
            file.name
        ),
        _ => format!("“{}”已原样存下，读回核对过。", file.name),
    }
}

/// A file was not kept, because it is large and no photo that could be made smaller; it is registered all the same.
pub const FILE_LARGE: &str =
    "不是能缩小的照片，又超过 5 MB：文件没有存，只登记了文件名、大小和校验值，请自己保管好。";

/// A file was not kept, because the store refused; it is registered all the same.
pub fn file_not_stored(why: StoreError) -> &'static str {
    match why {
        StoreError::Full => {
            "浏览器空间已满，文件没有存下；文件名、大小和校验值已登记，填写的内容照常保存。请先在“备份与保管”存一份备份，腾出磁盘空间，再选一次这个文件。"
        }
        _ => {
            "文件没有存下：浏览器没有存住，读回来不一样。文件名、大小和校验值已登记，请再选一次这个文件。"
        }
    }
}

/// The bytes of a file are not to be had.
pub fn file_lacking(why: Lacking) -> &'static str {
    match why {
        Lacking::Absent => {
            "这份文件不在这台设备上。有原文件或存出来的那一份，选它就能补上；也可以从带附件的备份恢复。"
        }
        Lacking::Spoiled => "存下的文件损坏了，与登记的校验值不符。请选同一个文件补上。",
        Lacking::Store(_) => "浏览器现在读不出存下的文件，请重新打开页面再看。",
    }
}

/// Sizes of a file and of what was kept.
pub fn file_sizes(file: &assessment::EvidenceFile) -> String {
    let size = file_size(file.bytes);
    match &file.kept {
        None => format!("{size}，只登记，文件没有存"),
        Some(kept) if kept.sha256 != file.sha256 => {
            format!("{size}，存下缩小的照片 {}", file_size(kept.bytes))
        }
        Some(_) => format!("{size}，原样存下"),
    }
}

/// A file that is too large to be pointed at.
pub const EVIDENCE_TOO_LARGE: &str = "文件超过 4 GB，没有计算校验值；请只登记名称和存放处。";

/// The same file was pointed at again.
pub fn same_file(name: &str) -> String {
    format!("“{name}”与登记的是同一个文件，一个字节也没有变。")
}

/// Another file was pointed at.
pub fn another_file(name: &str) -> String {
    format!(
        "“{name}”不是登记的那个文件，或者内容变过了。登记的没有改；要换成它，先点“去掉这个文件”。"
    )
}

pub fn file_size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} 字节"),
        1_000..1_000_000 => format!("{} KB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

/// Drafts and files are put into a backup, or taken out.
pub const PACKING: &str = "正在整理草稿……";

/// So many files of so many.
pub fn packing(done: usize, all: usize) -> String {
    format!("正在核对并写入照片和文件：{done}/{all}……")
}

/// The choice to take the files along.
pub fn with_files(count: usize, bytes: u64) -> String {
    format!("连同照片和文件（{count} 个，共 {}）", file_size(bytes))
}

/// Files that come with the drafts of a backup.
pub fn files_with_them(count: usize, bytes: u64) -> String {
    format!(
        "带有照片和文件 {count} 个，共 {}，随所选的草稿加入。",
        file_size(bytes)
    )
}

/// Files that the drafts name and that are not here.
pub fn files_lacking(count: usize) -> String {
    format!("另有 {count} 个文件不在这台设备上，备份里不会有。")
}

/// What a backup is called.
pub fn backup_name(today: &str, has_files: bool, is_sealed: bool) -> String {
    match (has_files, is_sealed) {
        (false, false) => format!("绿矿自评备份-{today}.json"),
        (false, true) => format!("绿矿自评备份-{today}-加密.txt"),
        (true, false) => format!("绿矿自评备份-{today}-含附件.backup"),
        (true, true) => format!("绿矿自评备份-{today}-含附件-加密.backup"),
    }
}

/// A backup was made.
pub fn backup_made(name: &str, bytes: usize, files: usize, lacking: usize) -> String {
    let mut said = super::made(name, bytes);
    if files > 0 {
        said.push_str(&format!("里面有 {files} 个照片和文件，逐个核对过校验值。"));
    }
    if lacking > 0 {
        said.push_str(&format!(
            "有 {lacking} 个文件不在这台设备上或已损坏，没有放进去。"
        ));
    }
    said
}

/// Files of a backup that were not taken in.
pub fn files_left_out(spoiled: usize, refused: usize) -> String {
    let mut said = String::new();
    if spoiled > 0 {
        said.push_str(&format!(
            "备份里有 {spoiled} 个文件损坏（校验值不对），没有收；草稿里会写明缺哪些。"
        ));
    }
    if refused > 0 {
        said.push_str(&format!(
            "{refused} 个文件没有存下：浏览器空间已满，或不让本页存文件。腾出空间后再恢复一次。"
        ));
    }
    said
}

/// More than can be sealed at once.
pub fn too_much_to_seal(limit: usize) -> String {
    format!(
        "没有加密：照片和文件超过 {} MB，一次加密不了。请不带照片和文件加密备份，或不加密、把文件放到稳妥的地方。",
        limit / 1_000_000
    )
}

/// The files of a draft cannot all be read, so it is not locked.
pub const FILES_NOT_LOCKED: &str =
    "没有加锁：草稿的照片和文件没有全部读出来。草稿没有变化，请重新打开页面再试。";
/// The files of a locked draft were not all put back.
pub const FILES_NOT_UNLOCKED: &str =
    "没有解锁：照片和文件没有全部放回去，可能是浏览器空间已满。草稿仍然加着锁，腾出空间后再试。";

/// How many files there are, and how large.
pub fn files_held(count: usize, bytes: u64) -> String {
    format!("{count} 个，{}", file_size(bytes))
}

/// The button that saves a draft with its files.
pub fn draft_with_files(count: usize) -> String {
    format!("连同 {count} 个照片和文件存成备份文件")
}

/// What the two kinds of draft files hold.
pub const DRAFT_WITH_FILES_NOTE: &str =
    "草稿文件里没有照片和文件，只有它们的名称和校验值。带着它们的备份文件，在“备份与保管”里恢复。";
/// The files of a locked draft could not be unsealed, the draft could.
pub const FILES_STAY_LOCKED: &str =
    "但它的照片和文件没有解开：不是用这个口令加锁的，或已损坏。有原文件的，可以在各项里选它补上。";
