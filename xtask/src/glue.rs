//! The glue that wasm-bindgen writes, made to fit one file without a network.
//!
//! As written it can fetch a module by its address. Here the module is always in hand, so its start is cut away
//! and a shorter one put in its place. What is left becomes one function, so that its own text can start a worker.

use crate::run::Result;

/// The last thing of wasm-bindgen's frame: where its own script is from. What is exported comes next, then the imports.
const FRAME: &str = "script_src = new URL(document.currentScript.src, location.href).toString();";
/// Where the code that loads a module begins; it runs to the end.
const LOADING: &str = "async function __wbg_load(";
/// What the new start relies on.
const RELIED_ON: &[&str] =
    &["function __wbg_get_imports()", "function __wbg_finalize_init(instance, module)", "wasm.__wbindgen_start()"];

/// `mingshuGlue()` gives a function that takes a module or its bytes and starts it.
const HEAD: &str = "function mingshuGlue() {\n'use strict';\nconst exports = {};\n";
const START: &str = "
return function (source) {
    return WebAssembly.instantiate(source, __wbg_get_imports()).then(function (made) {
        const module = made.module || source;
        __wbg_finalize_init(made.instance || made, module);
        return exports;
    });
};
}
";

/// For a package, whose own script starts the module: `glue()` gives the imports, and what begins with an instance.
pub const PACKAGE: (&str, &str) = (
    "function glue() {\nconst exports = {};\n",
    "
return {
    imports: __wbg_get_imports,
    begin: function (instance, module) {
        __wbg_finalize_init(instance, module);
        return exports;
    }
};
}
",
);

/// For the page: one function that can go to a worker as a text.
pub fn cut(js: &str) -> Result<String> {
    between(js, (HEAD, START))
}

/// What matters of the glue, between a head and an end.
pub fn between(js: &str, (head, end): (&str, &str)) -> Result<String> {
    let frame = only(js, FRAME)?;
    // The end of the condition that it stands in.
    let body = frame + js[frame..].find('}').ok_or_else(changed)? + 1;
    let loading = only(js, LOADING)?;
    let kept = js.get(body..loading).ok_or_else(changed)?;
    for text in RELIED_ON {
        only(kept, text)?;
    }
    Ok(format!("{head}{kept}{end}"))
}

/// Where a text stands, which must be one place.
fn only(js: &str, text: &str) -> Result<usize> {
    let mut places = js.match_indices(text);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(at),
        _ => Err(changed()),
    }
}

fn changed() -> Box<dyn std::error::Error> {
    "wasm-bindgen writes its glue differently now; xtask/src/glue.rs must be brought in line".into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "let wasm_bindgen = (function(exports) { let script_src;
        if (typeof document !== 'undefined') {
            script_src = new URL(document.currentScript.src, location.href).toString();
        }
        function read() { }
        exports.read = read;
        function __wbg_get_imports() { return {}; }
        function __wbg_finalize_init(instance, module) { wasm.__wbindgen_start(); }
        async function __wbg_load(module, imports) { fetch(module); }
        })({});";

    #[test]
    fn keeps_exports_and_imports_and_cuts_the_loading() {
        let js = cut(GLUE).unwrap();
        assert!(js.contains("exports.read = read;"));
        assert!(js.contains("function __wbg_get_imports() { return {}; }"));
        assert!(!js.contains("fetch") && !js.contains("script_src"));
    }

    #[test]
    fn glue_of_another_shape_is_an_error() {
        assert!(cut(&GLUE.replace("__wbg_load", "__wbg_load2")).is_err());
        assert!(cut(&GLUE.replace("__wbindgen_start", "start")).is_err());
        assert!(cut(&format!("{GLUE}{GLUE}")).is_err());
    }
}
