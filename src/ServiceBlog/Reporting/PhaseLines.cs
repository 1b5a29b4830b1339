using ServiceBlog.Core.Building;

namespace ServiceBlog.Reporting;

/// <summary>One line as each phase begins.</summary>
internal sealed class PhaseLines(TextWriter output) : IProgress<BuildProgress>
{
    private readonly Lock _lock = new();
    private BuildPhase? _last;

    public void Report(BuildProgress value)
    {
        lock (_lock)
        {
            if (_last >= value.Phase)
                return;
            _last = value.Phase;
            output.WriteLine($"{value.Phase} …");
        }
    }
}
