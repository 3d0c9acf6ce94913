package dev.pipaccel.wheel;

/// A script that `entry_points.txt` asks for (spec "Entry points").
///
/// @param name the script's file name
/// @param value the object reference as written, such as `package.module:function`
/// @param gui whether it stands under `gui_scripts` rather than `console_scripts`
public record EntryPoint(String name, String value, boolean gui) {}
