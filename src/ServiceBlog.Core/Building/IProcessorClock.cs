namespace ServiceBlog.Core.Building;

/// <summary>Tells what a part of a build cost the processors: unlike the time on the wall, it does not grow while others are at work.</summary>
public interface IProcessorClock
{
    /// <summary>What the calling thread has used so far.</summary>
    TimeSpan OfThread { get; }

    /// <summary>What all threads of the process have used so far.</summary>
    TimeSpan OfProcess { get; }
}
