//! A realistic report, the project's face, and poppler to read the result back.
#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use boundary::{Anchor, Mark, Role, Sheet};
use report::model::*;
use report::pdf::{Font, TEXT_WIDTH_MM, render};

pub fn font() -> &'static Font {
    static FONT: OnceLock<Font> = OnceLock::new();
    FONT.get_or_init(|| Font::new(std::fs::read(font_path()).unwrap()).unwrap())
}

/// The rules that a submission names, out of what ships with the program.
pub fn rules(submission: &str) -> library::Rules {
    let assessment = draft::read_submission(submission).unwrap().assessment;
    bundled::library().rules(&assessment).unwrap()
}

pub fn font_path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts/NotoSansSC-Regular.subset.ttf")
}

/// Draws a report and leaves it as a file for poppler and for curious people.
pub fn printed(name: &str, report: &Report) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.pdf"));
    std::fs::write(&path, render(report, font()).unwrap()).unwrap();
    path
}

/// What a tool prints.
pub fn run(tool: &str, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(tool).args(arguments).output().unwrap_or_else(|error| {
        panic!("{tool} is needed to read the PDF back ({error}); Debian: apt-get install poppler-utils")
    });
    assert!(
        output.status.success(),
        "{tool} {arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}

/// The text of each page, as a reader would copy it, without white space.
pub fn pages(path: &Path) -> Vec<String> {
    let text = run(
        "pdftotext",
        &["-layout", "-enc", "UTF-8", path.to_str().unwrap(), "-"],
    );
    let text = String::from_utf8_lossy(&text);
    let mut pages: Vec<String> = text.split('\u{0C}').map(squeezed).collect();
    assert_eq!(
        pages.pop().as_deref(),
        Some(""),
        "pdftotext ends each page with a form feed"
    );
    pages
}

pub fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

/// The lines of text of each page with their boxes: left, top, right, bottom, in points.
pub fn text_lines(path: &Path) -> Vec<Vec<(String, [f64; 4])>> {
    let found = run(
        "pdftotext",
        &["-bbox-layout", "-enc", "UTF-8", path.to_str().unwrap(), "-"],
    );
    let found = String::from_utf8_lossy(&found);
    let mut pages: Vec<Vec<(String, [f64; 4])>> = Vec::new();
    for line in found.lines().map(str::trim) {
        let bounds = || {
            ["xMin", "yMin", "xMax", "yMax"].map(|name| {
                let from = line.find(&format!("{name}=\"")).unwrap() + name.len() + 2;
                line[from..]
                    .split('"')
                    .next()
                    .unwrap()
                    .parse::<f64>()
                    .unwrap()
            })
        };
        if line.starts_with("<page") {
            pages.push(Vec::new());
        } else if line.starts_with("<line") {
            pages.last_mut().unwrap().push((String::new(), bounds()));
        } else if line.starts_with("<word") {
            let word = line.split('>').nth(1).unwrap().split('<').next().unwrap();
            pages
                .last_mut()
                .unwrap()
                .last_mut()
                .unwrap()
                .0
                .push_str(word);
        }
    }
    pages
}

/// A grey picture of a page.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub grey: Vec<u8>,
}

impl Picture {
    /// Page 1 is the first; dots per inch.
    pub fn of(path: &Path, page: usize, resolution: usize) -> Self {
        let page = page.to_string();
        Self::drawn(path, resolution, &["-f", &page, "-l", &page]).remove(0)
    }

    /// All pages.
    pub fn all(path: &Path, resolution: usize) -> Vec<Self> {
        Self::drawn(path, resolution, &[])
    }

    fn drawn(path: &Path, resolution: usize, which: &[&str]) -> Vec<Self> {
        let resolution = resolution.to_string();
        let mut arguments = which.to_vec();
        arguments.extend(["-r", &resolution, "-gray", path.to_str().unwrap()]);
        let data = run("pdftoppm", &arguments);
        let mut pictures = Vec::new();
        let mut at = 0;
        while at < data.len() {
            let mut word = || {
                while data[at].is_ascii_whitespace() {
                    at += 1;
                }
                let from = at;
                while !data[at].is_ascii_whitespace() {
                    at += 1;
                }
                std::str::from_utf8(&data[from..at]).unwrap().to_owned()
            };
            assert_eq!(word(), "P5", "a binary grey map");
            let [width, height, depth] =
                [word(), word(), word()].map(|number| number.parse::<usize>().unwrap());
            assert_eq!(depth, 255);
            let grey = data[at + 1..at + 1 + width * height].to_vec();
            at += 1 + width * height;
            pictures.push(Self {
                width,
                height,
                grey,
            });
        }
        pictures
    }

    /// The share of dots darker than a middle grey in a rectangle, in points from the top left.
    pub fn ink(&self, resolution: f64, left: f64, top: f64, right: f64, bottom: f64) -> f64 {
        let dot = |points: f64| (points * resolution / 72.0).round() as usize;
        let (mut dark, mut all) = (0, 0);
        for y in dot(top)..dot(bottom).min(self.height) {
            for x in dot(left)..dot(right).min(self.width) {
                all += 1;
                dark += usize::from(self.grey[y * self.width + x] < 128);
            }
        }
        dark as f64 / f64::from(all.max(1))
    }
}

/// Left of the binding margin, right of the text, above the head and below the foot there is nothing.
pub fn stays_in_its_margins(name: &str, path: &Path) {
    const RESOLUTION: usize = 72;
    let millimetres = |length: f64| length / 25.4 * 72.0;
    for (n, picture) in Picture::all(path, RESOLUTION).iter().enumerate() {
        let (width, height) = (picture.width as f64, picture.height as f64);
        let right = millimetres(28.0 + f64::from(TEXT_WIDTH_MM)) + 2.0;
        for (place, left, top, right, bottom) in [
            ("left", 0.0, 0.0, millimetres(28.0) - 2.0, height),
            ("right", right, 0.0, width, height),
            ("upper", 0.0, 0.0, width, millimetres(15.0)),
            ("lower", 0.0, height - millimetres(14.0), width, height),
        ] {
            let ink = picture.ink(RESOLUTION as f64, left, top, right, bottom);
            assert!(
                ink == 0.0,
                "{name}, page {}: something stands in the {place} margin",
                n + 1
            );
        }
    }
}

pub fn bare(blocks: Vec<Block>) -> Report {
    Report {
        title: "二号建筑石料矿绿色矿山自评报告".to_owned(),
        subject: "自评".to_owned(),
        author: "二号建筑石料矿".to_owned(),
        date: Date {
            year: 2026,
            month: 11,
            day: 23,
        },
        language: "zh-CN".to_owned(),
        running_head: "编制稿，非官方评分表".to_owned(),
        footer: "内容摘要 SHA-256　9f2c 41aa 07de … b310".to_owned(),
        cover: Some(Cover {
            title: "绿色矿山自评报告".to_owned(),
            ..Cover::default()
        }),
        sections: vec![Section {
            title: "1　矿山概况".to_owned(),
            new_page: true,
            blocks,
        }],
        ..Report::default()
    }
}

pub fn strings(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

pub fn pairs(values: &[(&str, &str)]) -> Vec<(String, String)> {
    values
        .iter()
        .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
        .collect()
}

pub fn columns(values: &[(&str, f64, Align)]) -> Vec<Column> {
    values
        .iter()
        .map(|(title, width, align)| Column {
            title: (*title).to_owned(),
            width: *width,
            align: *align,
            titled: false,
        })
        .collect()
}

pub fn row(values: &[&str]) -> Row {
    Row {
        cells: strings(values),
        ..Row::default()
    }
}

/// A boundary with a crossing, a grid, a scale bar and a north arrow.
pub fn sheet() -> Sheet {
    let ring = vec![
        (38.0, 40.0),
        (92.0, 28.0),
        (126.0, 52.0),
        (118.0, 96.0),
        (66.0, 108.0),
        (34.0, 82.0),
    ];
    let mut marks = vec![Mark::Polygon {
        rings: vec![vec![
            (10.0, 8.0),
            (150.0, 8.0),
            (150.0, 122.0),
            (10.0, 122.0),
        ]],
        role: Role::Frame,
    }];
    for n in 0..4 {
        let x = 30.0 + 35.0 * f64::from(n);
        marks.push(Mark::Line {
            points: vec![(x, 8.0), (x, 122.0)],
            role: Role::Grid,
        });
        marks.push(Mark::Text {
            at: (x, 6.5),
            text: format!("37 {}.5", 412 + n),
            size: 2.6,
            anchor: Anchor::Middle,
            rotate: false,
            role: Role::GridLabel,
        });
    }
    for n in 0..3 {
        let y = 30.0 + 35.0 * f64::from(n);
        marks.push(Mark::Line {
            points: vec![(10.0, y), (150.0, y)],
            role: Role::Grid,
        });
        marks.push(Mark::Text {
            at: (8.5, y),
            text: format!("{}.5", 4520 - n),
            size: 2.6,
            anchor: Anchor::Middle,
            rotate: true,
            role: Role::GridLabel,
        });
    }
    marks.push(Mark::Polygon {
        rings: vec![ring.clone()],
        role: Role::Fill,
    });
    marks.push(Mark::Polygon {
        rings: vec![vec![
            (126.0, 52.0),
            (146.0, 60.0),
            (140.0, 92.0),
            (118.0, 96.0),
        ]],
        role: Role::Neighbour,
    });
    marks.push(Mark::Polygon {
        rings: vec![ring.clone()],
        role: Role::Ring,
    });
    marks.push(Mark::Line {
        points: vec![(118.0, 96.0), (66.0, 108.0)],
        role: Role::ProblemEdge,
    });
    for (n, &at) in ring.iter().enumerate() {
        marks.push(Mark::Dot {
            at,
            radius: 0.9,
            role: Role::Corner,
        });
        let out = (
            at.0 + (at.0 - 80.0) * 0.06,
            at.1 + (at.1 - 68.0) * 0.1 + 1.0,
        );
        marks.push(Mark::Text {
            at: out,
            text: format!("J{}", n + 1),
            size: 3.2,
            anchor: Anchor::Middle,
            rotate: false,
            role: Role::CornerLabel,
        });
    }
    marks.push(Mark::Dot {
        at: (92.0, 102.0),
        radius: 1.2,
        role: Role::ProblemDot,
    });
    marks.push(Mark::Text {
        at: (92.0, 107.5),
        text: "J4–J5".to_owned(),
        size: 3.2,
        anchor: Anchor::Middle,
        rotate: false,
        role: Role::ProblemLabel,
    });
    marks.push(Mark::Polygon {
        rings: vec![vec![
            (18.0, 116.0),
            (38.0, 116.0),
            (38.0, 117.4),
            (18.0, 117.4),
        ]],
        role: Role::ScaleBar,
    });
    marks.push(Mark::Line {
        points: vec![(38.0, 117.4), (58.0, 117.4)],
        role: Role::ScaleBar,
    });
    for (x, text) in [(18.0, "0"), (38.0, "100"), (58.0, "200 m")] {
        marks.push(Mark::Text {
            at: (x, 114.8),
            text: text.to_owned(),
            size: 2.8,
            anchor: Anchor::Middle,
            rotate: false,
            role: Role::ScaleLabel,
        });
    }
    marks.push(Mark::Polygon {
        rings: vec![vec![
            (142.0, 14.0),
            (144.2, 24.0),
            (142.0, 22.2),
            (139.8, 24.0),
        ]],
        role: Role::North,
    });
    marks.push(Mark::Text {
        at: (142.0, 12.8),
        text: "N".to_owned(),
        size: 3.4,
        anchor: Anchor::Middle,
        rotate: false,
        role: Role::North,
    });
    Sheet {
        width: 160.0,
        height: 126.0,
        scale: 5000,
        marks,
        ..Sheet::default()
    }
}

/// Something like the real thing, about fifteen pages.
/// A digest of nothing in particular.
pub const DIGEST: &str = "9f2c41aa07de5b3388c1d0e64f7a92b3c5d6e7f8091a2b3c4d5e6f708192b310";

pub fn groups(digest: &str) -> Vec<String> {
    let groups = digest.as_bytes().chunks(4);
    groups
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect()
}

pub fn sample() -> Report {
    let requirement = "矿山开采回采率应达到经评审备案的开发利用方案（或初步设计）确定的指标，采出量、动用量以储量年报为准；采用“边开采、边治理”方式，年度治理面积不低于方案要求的80%。";
    let remark = "采出量 93.4 万t，动用量 100.0 万t；储量年报（2025年度）第 17—18 页，评审备案号：内自然资储备字〔2025〕031号。";
    let mut items = Vec::new();
    for (n, name) in [
        "A 矿区环境",
        "B 资源开采",
        "C 资源综合利用",
        "D 节能减排",
        "E 科技创新与智能矿山",
        "F 企业管理与形象",
    ]
    .iter()
    .enumerate()
    {
        items.push(Row {
            cells: strings(&[name]),
            heading: true,
            ..Row::default()
        });
        for at in 1..=9 {
            let code = format!("{}{}-{at:02}", char::from(b'A' + n as u8), n + 1);
            let (tone, verdict) = match (n + at) % 7 {
                0 => (Tone::Bad, "× 不符合"),
                3 => (Tone::Caution, "？ 待核实"),
                _ => (Tone::Plain, "√ 符合"),
            };
            let basis = match at % 3 {
                0 => remark,
                1 => "现场核查；影像资料 12 张，见附件 A-07。",
                _ => {
                    "排土场、表土堆场、采场已设置截排水沟，PM₁₀ 日均值 0.11 mg/m³（限值 0.15 mg/m³）。"
                }
            };
            items.push(Row {
                cells: strings(&[&code, requirement, verdict, "1.5 / 2", basis]),
                tone,
                ..Row::default()
            });
        }
    }
    let bars = [
        "A 矿区环境",
        "B 资源开采",
        "C 资源综合利用",
        "D 节能减排",
        "E 科技创新与智能矿山",
        "F 企业管理与形象",
    ]
    .iter()
    .zip([
        (0.86, "17.2 / 20"),
        (0.69, "12.4 / 18"),
        (0.91, "14.6 / 16"),
        (0.8, "12.0 / 15"),
        (0.5, "5.5 / 11"),
        (0.95, "19.0 / 20"),
    ])
    .map(|(label, (value, caption))| Bar {
        label: (*label).to_owned(),
        value,
        floor: Some(0.75),
        caption: caption.to_owned(),
    })
    .collect();
    let corners = (1..=42)
        .map(|n| Row {
            cells: strings(&[
                &format!("J{n}"),
                &format!("{:.3}", 4_519_876.0 + f64::from(n) * 31.417),
                &format!("{:.3}", 37_412_345.0 + f64::from(n) * 17.203),
                &format!("{}.{:02}", 60 + n, n),
            ]),
            ..Row::default()
        })
        .collect();
    Report {
        cover: Some(Cover {
            title: "绿色矿山自评报告".to_owned(),
            subtitle: "建筑石料露天矿山 · 全项自评".to_owned(),
            facts: pairs(&[("矿山名称", "鄂尔多斯市某旗二号建筑石料矿"), ("采矿许可证号", "C1506272020017120149876"), ("采矿权人", "内蒙古某建材有限责任公司"), ("评价基准日", "2026年10月31日"), ("目录版本", "国家级绿色矿山建设评价指标（2024年版） 第 3 次校订"), ("编制日期", "2026年11月23日")]),
            notice: "本报告由矿山企业自行填写、自行计算，供自查和编制申报材料使用；得分由“绿矿自评”按所载目录计算，不是主管部门的评审结论，也不代替第三方评估。".to_owned(),
            proof: Some(Proof {
                label: "内容摘要（SHA-256，与随附 JSON 一致）".to_owned(),
                groups: groups(DIGEST),
                code: format!("sha256:{DIGEST}"),
            }),
            imprint: "内蒙古某建材有限责任公司\n二〇二六年十一月".to_owned(),
        }),
        contents: true,
        sections: vec![
            Section { title: "真实性承诺书".to_owned(), new_page: true, blocks: vec![
                Block::Paragraph("本单位承诺：本报告及随附材料的内容真实、准确、完整，所附证明文件与原件一致；如有虚假，愿意承担由此产生的一切法律责任，并接受主管部门按照有关规定作出的处理（包括移出绿色矿山名录）。".to_owned()),
                Block::Paragraph("自评工作由本单位组织，参加人员熟悉矿山生产和《绿色矿山评价通则》（GB/T 44823-2024）等标准，评价过程保留了原始记录、影像和计算底稿，保存期限不少于 5 年。".to_owned()),
                Block::Signature(strings(&["法定代表人（签字）：", "填报人（签字）：", "联系电话：", "日期：　　　　年　　月　　日"])),
            ] },
            Section { title: "1　矿山概况".to_owned(), new_page: true, blocks: vec![
                Block::Heading("1.1　证照与生产".to_owned()),
                Block::Facts(pairs(&[("矿种", "建筑用石料（玄武岩）"), ("开采方式", "露天开采，自上而下分台阶，台阶高度 10 m，终了边坡角 ≤ 52°"), ("生产规模", "100 万m³/a"), ("保有资源量", "截至 2025年12月31日，控制＋推断资源量 1,234.5 万m³，剩余服务年限约 11.3 年"), ("许可证有效期", "2020年01月17日 至 2030年01月17日"), ("从业人员", "86 人，其中安全管理人员 5 人、特种作业人员 23 人，均持证上岗")])),
                Block::Heading("1.2　矿区范围".to_owned()),
                Block::Callout { tone: Tone::Caution, title: "待核实：第 4 点与第 5 点之间的边同相邻矿业权重叠".to_owned(), text: "计算面积 0.9851 km²（椭球面积，TD/T 1055-2019 附录D），许可证面积 0.9855 km²，相差 0.04%。请核对许可证第 4 点的坐标，或向发证机关查询相邻矿业权范围。".to_owned() },
                Block::Map(Map { sheet: sheet(), caption: "图 1　矿区范围图（1:5000，2000国家大地坐标系，3°带，中央子午线 111°）".to_owned() }),
                Block::Table(Table { caption: Some("表 1　拐点坐标".to_owned()), columns: columns(&[("点号", 1.0, Align::Left), ("X（北）/ m", 2.0, Align::Right), ("Y（东）/ m", 2.0, Align::Right), ("至下一点 / m", 1.6, Align::Right)]), rows: corners }),
                Block::Note("坐标按许可证副本抄录，未作坐标系转换；边长为高斯平面边长。".to_owned()),
            ] },
            Section { title: "2　依据、基准日、组织与过程".to_owned(), new_page: false, blocks: vec![
                Block::Paragraph("自评依据下列文件进行：".to_owned()),
                Block::List(strings(&["《中华人民共和国矿产资源法》（2024年修订，2025年7月1日起施行）；", "自然资源部等七部门《关于进一步加强绿色矿山建设的通知》（自然资规〔2024〕1号）；", "《非金属矿行业绿色矿山建设规范》（DZ/T 0312-2018）、《砂石行业绿色矿山建设规范》（DZ/T 0316-2018），以及所在盟市、旗县发布的绿色矿山建设实施方案与年度任务清单。"])),
                Block::Heading("2.1　组织".to_owned()),
                Block::Paragraph("矿长任组长，生产技术、安全环保、地测、财务各派一人，自 2026年9月1日 起逐条核对；复核采用两人分别计算、结果互校的办法，差异超过 0.5 分的由组长裁定并在底稿中说明理由。".to_owned()),
            ] },
            Section { title: "3　总表".to_owned(), new_page: false, blocks: vec![
                Block::Bars(bars),
                Block::Note("▼ 为一级指标最低得分率（75%）；低于此线的条形为斜线填充。".to_owned()),
                Block::Callout { tone: Tone::Bad, title: "不符合：B、E 两类低于一级指标最低得分率".to_owned(), text: "总分 80.7，高于 80 分；但 B 资源开采得分率 69%、E 科技创新与智能矿山 50%，均低于 75%，按目录规定不能通过。".to_owned() },
                Block::Callout { tone: Tone::Good, title: "符合：先决条件 13 项全部满足".to_owned(), text: String::new() },
            ] },
            Section { title: "4　六类指标逐项自评".to_owned(), new_page: true, blocks: vec![
                Block::Table(Table { caption: Some("表 2　逐项得分与依据".to_owned()), columns: columns(&[("编号", 0.9, Align::Left), ("要求", 3.4, Align::Left), ("结论", 1.2, Align::Left), ("得分", 0.8, Align::Right), ("依据与备注", 3.0, Align::Left)]), rows: items }),
            ] },
            Section { title: "5　结论".to_owned(), new_page: false, blocks: vec![
                Block::Paragraph("经自评，本矿尚有 3 项必须整改；整改期限不超过一年，措施、责任人、资金见整改计划。整改完成后，将重新自评并按程序申报。".to_owned()),
            ] },
        ],
        attachment: Some(Attachment { name: "submission.json".to_owned(), mime: "application/json".to_owned(), description: "自评数据".to_owned(), bytes: b"{\"score\":80.7}".to_vec() }),
        ..bare(Vec::new())
    }
}
