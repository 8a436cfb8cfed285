"""What prevention keeps: campaigns, sessions with rooms, attendance, pledges, lists and photos."""

from jaganetral.web.prevention.models.campaigns import Campaign as Campaign
from jaganetral.web.prevention.models.campaigns import Reach as Reach
from jaganetral.web.prevention.models.certificates import Certificate as Certificate
from jaganetral.web.prevention.models.paper import PaperLine as PaperLine
from jaganetral.web.prevention.models.paper import PaperList as PaperList
from jaganetral.web.prevention.models.photos import RoomPhoto as RoomPhoto
from jaganetral.web.prevention.models.pledges import CODE_LENGTH as CODE_LENGTH
from jaganetral.web.prevention.models.pledges import OwnText as OwnText
from jaganetral.web.prevention.models.pledges import Pledge as Pledge
from jaganetral.web.prevention.models.pledges import PledgeSheet as PledgeSheet
from jaganetral.web.prevention.models.quizzes import QuizNaming as QuizNaming
from jaganetral.web.prevention.models.quizzes import QuizResult as QuizResult
from jaganetral.web.prevention.models.retention import Forgotten as Forgotten
from jaganetral.web.prevention.models.retention import RankCount as RankCount
from jaganetral.web.prevention.models.retention import Retention as Retention
from jaganetral.web.prevention.models.sending import Reminder as Reminder
from jaganetral.web.prevention.models.sending import Sending as Sending
from jaganetral.web.prevention.models.sessions import Attendance as Attendance
from jaganetral.web.prevention.models.sessions import QuizCount as QuizCount
from jaganetral.web.prevention.models.sessions import Room as Room
from jaganetral.web.prevention.models.sessions import Session as Session
