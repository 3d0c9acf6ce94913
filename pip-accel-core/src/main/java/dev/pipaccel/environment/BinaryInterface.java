package dev.pipaccel.environment;

/// What an interpreter's extension modules must fit.
///
/// @param soabi `SOABI`, such as `cpython-312-x86_64-linux-gnu`; empty where there is none
/// @param extensionSuffix `EXT_SUFFIX` (2.7: `SO`)
/// @param flags `sys.abiflags`, such as `m` or `t`
/// @param freeThreaded whether it was built without the global interpreter lock
/// @param debug whether it was built with debugging
/// @param wideUnicode whether Python 2 has four bytes per code unit
/// @param pointerBits 32 or 64
public record BinaryInterface(
    String soabi,
    String extensionSuffix,
    String flags,
    boolean freeThreaded,
    boolean debug,
    boolean wideUnicode,
    int pointerBits) {}
