using System.Runtime.InteropServices;
using ServiceBlog.Core.Building;

namespace ServiceBlog;

/// <summary>The processor time that Linux counts for a thread, for which .NET has no word.</summary>
internal sealed partial class ProcessorClock : IProcessorClock
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    private ProcessorClock()
    {
    }

    /// <summary>Null where a thread's time cannot be told.</summary>
    public static ProcessorClock? OfThisMachine { get; } = OperatingSystem.IsLinux() && Environment.Is64BitProcess ? new ProcessorClock() : null;

    public TimeSpan OfThread => GetTime(ThreadClock, out var time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new InvalidOperationException("The system does not tell the processor time of a thread.");

    public TimeSpan OfProcess => Environment.CpuUsage.TotalTime;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Moment time);

    /// <summary><c>struct timespec</c> of a 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Moment
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
