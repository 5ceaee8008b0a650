fn main() {
    let p = std::env::args().next_back().unwrap();
    println!("{}", serde_json::to_string(&mingshu::analyze(&std::fs::read_to_string(p).unwrap())).unwrap());
}
