using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CnnDsl.Networks.Tests.Memory;

/// <summary>Whole pages of memory from the operating system, and who may touch them.</summary>
internal static unsafe partial class Pages
{
    private const int ProtNone = 0;
    private const int ProtRead = 1;
    private const int ProtReadWrite = 3;
    private const int MapPrivate = 2;
    private const uint PageNoAccess = 1;
    private const uint PageReadOnly = 2;
    private const uint PageReadWrite = 4;
    private const uint MemCommitReserve = 0x3000;
    private const uint MemRelease = 0x8000;
    private static readonly byte* Failed = (byte*)-1;

    /// <summary>Pages that nobody may touch.</summary>
    public static byte* Reserve(nint bytes)
    {
        int anonymous = OperatingSystem.IsMacOS() ? 0x1000 : 0x20;
        byte* start = OperatingSystem.IsWindows()
            ? VirtualAlloc(null, bytes, MemCommitReserve, PageNoAccess)
            : Map(null, bytes, ProtNone, MapPrivate | anonymous, -1, 0);
        return start == null || start == Failed ? throw new Win32Exception() : start;
    }

    public static void AllowAll(byte* start, nint bytes) => Protect(start, bytes, ProtReadWrite, PageReadWrite);

    public static void AllowReading(byte* start, nint bytes) => Protect(start, bytes, ProtRead, PageReadOnly);

    public static void Release(byte* start, nint bytes)
    {
        _ = OperatingSystem.IsWindows() ? VirtualFree(start, 0, MemRelease) : Unmap(start, bytes);
    }

    private static void Protect(byte* start, nint bytes, int unix, uint windows)
    {
        if (bytes == 0)
        {
            return;
        }

        bool done = OperatingSystem.IsWindows() ? VirtualProtect(start, bytes, windows, out _) != 0 : ProtectUnix(start, bytes, unix) == 0;
        if (!done)
        {
            throw new Win32Exception();
        }
    }

    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    private static partial byte* Map(void* address, nint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "mprotect", SetLastError = true)]
    private static partial int ProtectUnix(void* address, nint length, int protection);

    [LibraryImport("libc", EntryPoint = "munmap", SetLastError = true)]
    private static partial int Unmap(void* address, nint length);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial byte* VirtualAlloc(void* address, nint size, uint type, uint protection);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualProtect(void* address, nint size, uint protection, out uint previous);

    [LibraryImport("kernel32", SetLastError = true)]
    private static partial int VirtualFree(void* address, nint size, uint type);
}
