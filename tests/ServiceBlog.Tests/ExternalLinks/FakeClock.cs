namespace ServiceBlog.Tests.ExternalLinks;

/// <summary>
/// A clock that no test waits for. Short waits (pauses, back-off) pass at once and move it on; long ones (the bounds of
/// requests, set to hours in tests) come only when a test moves it.
/// </summary>
internal sealed class FakeClock : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<FakeTimer, DateTimeOffset> _timers = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The short waits so far.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        List<FakeTimer> due;
        lock (_lock)
        {
            _now += time;
            due = [.. _timers.Where(timer => timer.Value <= _now).Select(timer => timer.Key)];
            due.ForEach(timer => _timers.Remove(timer));
        }
        due.ForEach(timer => timer.Fire());
    }

    private void Schedule(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            _timers[timer] = _now + dueTime;
            if (dueTime >= Short)
                return;
            _waits.Add(dueTime);
        }
        Advance(dueTime);
    }

    private sealed class FakeTimer(FakeClock clock, Action callback) : ITimer
    {
        /// <summary>Never on the thread that sets the timer, as with any other clock.</summary>
        public void Fire() => ThreadPool.QueueUserWorkItem(_ => callback());

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Schedule(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
