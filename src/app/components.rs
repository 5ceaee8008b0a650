//! The parts of the page, one file each.

pub mod alerts;
pub mod block;
pub mod detail;
pub mod empty;
pub mod file_button;
pub mod files_help;
pub mod filters;
pub mod find_bar;
pub mod legend;
pub mod outline_pane;
pub mod panel;
pub mod print_sheet;
pub mod relations;
pub mod report_view;
pub mod source_line;
pub mod splitter;
pub mod table_head;
pub mod table_pane;
pub mod table_row;
pub mod tabs;
pub mod text_pane;
pub mod title_block;
pub mod top_bar;
pub mod tray_list;
