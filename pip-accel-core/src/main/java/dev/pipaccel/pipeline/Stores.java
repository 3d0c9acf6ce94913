package dev.pipaccel.pipeline;

import dev.pipaccel.cache.ArchiveStore;
import dev.pipaccel.cache.BuiltWheelStore;
import dev.pipaccel.cache.Cache;
import dev.pipaccel.cache.CacheLocks;
import dev.pipaccel.cache.FlatViews;
import dev.pipaccel.cache.PageStore;
import dev.pipaccel.cache.Quarantine;
import dev.pipaccel.cache.RecordStore;
import dev.pipaccel.report.Report;
import dev.pipaccel.wheel.BytecodeStore;
import dev.pipaccel.wheel.TreeStore;

/// The stores of one cache.
record Stores(
    ArchiveStore archives,
    PageStore pages,
    RecordStore metadata,
    RecordStore resolutions,
    BuiltWheelStore builtWheels,
    TreeStore trees,
    BytecodeStore bytecode,
    FlatViews views,
    CacheLocks locks) {
  static Stores in(Cache cache, Report report) {
    var quarantine = new Quarantine(cache, report);
    var locks = new CacheLocks(cache, report);
    return new Stores(
        new ArchiveStore(cache, quarantine),
        new PageStore(cache),
        RecordStore.metadata(cache),
        RecordStore.resolutions(cache),
        new BuiltWheelStore(cache, quarantine),
        new TreeStore(cache, locks, quarantine, report),
        new BytecodeStore(cache, locks),
        new FlatViews(cache),
        locks);
  }
}
