//! Scratch.

#[test]
fn data() {
    let dir = "/work/wt-data/wsdl";
    let mut config = wsdl_codegen::Config::new()
        .strip_operation_prefix("WS")
        .nil_items(false)
        .credential("*/*/secret_key", wsdl_codegen::Credential::SecretKey)
        .out_dir("/tmp/w-ref/out");
    for s in [
        "registration",
        "access_url",
        "cm_service",
        "service",
        "course_list",
        "lp",
        "user_info",
        "gradebook",
    ] {
        config = config.wsdl(format!("{dir}/{s}.wsdl")).refinements(format!("{dir}/{s}.toml"));
    }
    let config = config.refinements(format!("{dir}/values.toml"));
    let start = std::time::Instant::now();
    let result = config.try_build();
    println!("{:?}", start.elapsed());
    match result {
        Ok(report) => println!("ok {}", report.warnings.len()),
        Err(error) => println!("{error}"),
    }
}
