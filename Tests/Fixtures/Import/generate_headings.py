#!/usr/bin/env python3
"""Made-up survey files: headings and cells as tools and people write them, with what is right and why.

The right columns and counts were written down before any of the files was run: they are reckoned here from the answers the
cells are made of, not from what the importer says. Writes headings.json beside itself.
"""
import csv
import io
import json
import os
import random
from datetime import datetime, timedelta
HERE = os.path.dirname(os.path.abspath(__file__))
CASES = []
ACC = ["Norsk Havbruk AS", "Bäckerei Holm", "Ferreira & Filhos", "Delta Freight", "Kwik Logistics"]
NAMES = ["Anna Berg","Luis Prado","Chiara Neri","Tom Weir","Eva Kurz","Noor Aziz","Per Lund","Zoe Hart","Ines Melo","Jan Smit","Mia Roth","Paul Daly"]
DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
NL = "januari februari maart april mei juni juli augustus september oktober november december".split()
EN3 = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WD = "Mon Tue Wed Thu Fri Sat Sun".split()

class A: pass
def answers(seed, small_days=False):
    """Sixteen answers of twelve respondents in five accounts. Four answered twice, in other classes, and of three of these the later answer stands first in the file."""
    r = random.Random(seed); out = []
    def one(p, score, when):
        a = A(); a.p = p; a.name = NAMES[p]; a.acc = ACC[p % 5]; a.email = a.name.lower().replace(" ", ".") + "@example.org"
        a.s = score; a.t = when; a.id = r.randrange(10**8, 10**9); return a
    def when():
        d = datetime(2025, r.randint(2, 6), r.randint(1, 12 if small_days else 28), r.randint(8, 17), r.randint(0, 59), r.randint(0, 59)); return d
    for p in range(12):
        out.append(one(p, r.choice([10,9,9,10,8,7,8,6,3,5,0,9]), when()))
    for k, p in enumerate([1, 4, 7, 10]):
        old = out[p].s
        new = r.choice([s for s in [10, 9, 8, 7, 4, 2] if cls(s) != cls(old)])
        t = out[p].t
        if k < 3: b = one(p, new, t - timedelta(days=r.randint(31, 50)))   # stands later, is earlier
        else: b = one(p, new, t + timedelta(days=r.randint(31, 50)))
        if small_days: b.t = b.t.replace(day=min(b.t.day, 12))
        out.append(b)
    # the shape of the answers: 0 and 10 both occur
    out[0].s = 10; out[2].s = 0; out[3].s = 7
    return out
def cls(s): return 0 if s >= 9 else 1 if s >= 7 else 2
def counts(ans, rule):
    best = {}
    for i, a in enumerate(ans):
        if rule == "date":
            if a.p not in best or a.t >= best[a.p].t: best[a.p] = a
        elif rule == "file": best[a.p] = a
        else: best[i] = a
    c = [0, 0, 0]
    for a in best.values(): c[cls(a.s)] += 1
    return c
def case(name, point, cols, score=None, date=None, ask=None, rule=None, why="", extra=[], says=None, delim=",", small_days=False, note=""):
    seed = len(CASES) + 7
    ans = answers(seed, small_days)
    r = random.Random(seed)
    rows = [[h for h, _ in cols]] + list(extra)
    for i, a in enumerate(ans): rows.append([str(f(a, i, r)) for _, f in cols])
    rule = rule or ("date" if date else "file")
    text = io.StringIO()
    csv.writer(text, delimiter=delim, lineterminator="\n").writerows(rows)
    CASES.append({k: v for k, v in dict(name=name, point=point, score=score, date=[date] if isinstance(date, str) else date,
        ask=ask, counts=None if ask else counts(ans, rule), saysOrder=says == "order", why=why, note=note, csv=text.getvalue()).items() if v not in (None, "", False)})

# cells
acc = lambda a, i, r: a.acc
mail = lambda a, i, r: a.email
name = lambda a, i, r: a.name
sc = lambda a, i, r: a.s
def fmt(f): return lambda a, i, r: a.t.strftime(f)
def later(f, **k): return lambda a, i, r: (a.t + timedelta(**k)).strftime(f)
iso = fmt("%Y-%m-%d %H:%M:%S"); isoday = fmt("%Y-%m-%d")
def pick(*o): return lambda a, i, r: r.choice(o)
def rng(lo, hi): return lambda a, i, r: r.randint(lo, hi)
seq = lambda start: (lambda a, i, r: start + i)
txt = pick("Fast help", "Ok so far", "Too dear", "", "Please call me", "We use it daily, 10 of us")
klass = lambda *w: (lambda a, i, r: w[cls(a.s)])
EN = klass("Promoter", "Passive", "Detractor")
def month(names, f): return lambda a, i, r: f.format(d=a.t.day, m=names[a.t.month-1], y=a.t.year, H=a.t.hour, M=a.t.minute, S=a.t.second)
def plain(f): return lambda a, i, r: f(a)

# ---------- 4: the score ----------
qh = ["Startdatum","Enddatum","Antworttyp","Fortschritt","Dauer (in Sekunden)","Fertig","Aufgezeichnetes Datum","Antwort-ID","E-Mail Empfänger","Kunde","Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen? - Gruppe","Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?","Wie zufrieden sind Sie mit dem Support?"]
qk = ["StartDate","EndDate","Status","Progress","Duration (in seconds)","Finished","RecordedDate","ResponseId","RecipientEmail","Kunde","Q1_NPS_GROUP","Q1","Q2"]
case("qualtrics-de", 4, list(zip(qk, [iso, later("%Y-%m-%d %H:%M:%S", minutes=4), lambda a,i,r:"IP-Adresse", lambda a,i,r:100, rng(40,900), lambda a,i,r:"Wahr", later("%Y-%m-%d %H:%M:%S", minutes=4), lambda a,i,r:"R_%dx"%a.id, mail, acc, EN, sc, rng(1,5)])),
  score="Q1", date=["EndDate","RecordedDate","StartDate"], extra=[qh, ['{"ImportId":"%s"}'%k for k in ["startDate","endDate","status","progress","duration","finished","recordedDate","_recordId","recipientEmail","Kunde","QID1_NPS_GROUP","QID1","QID2"]]], why="Q1 is the recommendation question and agrees with its group; Q2 is a satisfaction of 1-5")
case("surveymonkey", 4, [("Respondent ID", lambda a,i,r:a.id),("Collector ID", lambda a,i,r:4711),("Start Date", fmt("%m/%d/%Y %I:%M:%S %p")),("End Date", later("%m/%d/%Y %I:%M:%S %p", minutes=3)),("IP Address", lambda a,i,r:"10.0.0.%d"%i),("Email Address", mail),("First Name", plain(lambda a:a.name.split()[0])),("Last Name", plain(lambda a:a.name.split()[1])),("Custom Data 1", lambda a,i,r:""),("Company", acc),
  ("How likely is it that you would recommend this company to a friend or colleague?", lambda a,i,r:{0:"Not at all likely - 0",10:"Extremely likely - 10"}.get(a.s, a.s)),("What does our company do really well?", txt)],
  score="How likely is it that you would recommend this company to a friend or colleague?", date=["End Date","Start Date"], extra=[["","","","","","","","","","Open-Ended Response","","Open-Ended Response"]], why="one question of recommendation")
case("google-quiz-es", 4, [("Marca temporal", plain(lambda a:a.t.strftime("%d/%m/%Y %H:%M:%S"))),("Puntuación", lambda a,i,r:"%d / 10"%r.randint(3,10)),("Dirección de correo electrónico", mail),("Empresa", acc),("¿Qué tan probable es que nos recomiende a un colega?", sc),("¿Qué mejoraría?", txt)],
  score="¿Qué tan probable es que nos recomiende a un colega?", date="Marca temporal", why="Puntuación is the quiz total of Google Forms; the question asks to recommend")
case("hubspot", 4, [("Record ID", seq(55012001)),("Company name", acc),("Email", mail),("HubSpot Score", rng(0,100)),("Likelihood to buy", pick(0.1,0.4,0.85,0.9)),("Last NPS survey rating", sc),("Last NPS survey comment", txt),("Last NPS survey date", isoday),("Create Date", plain(lambda a:(datetime(2022,1,1)+timedelta(days=a.id%700)).strftime("%Y-%m-%d %H:%M"))),("Last Activity Date", plain(lambda a:(datetime(2025,9,1)+timedelta(days=a.id%40)).strftime("%Y-%m-%d %H:%M")))],
  score="Last NPS survey rating", date="Last NPS survey date", why="HubSpot's property names; the create date is the record's, not the answer's")
case("salesforce", 4, [("Id", lambda a,i,r:"a0X5g00000%06d"%i),("Account.Name", acc),("Contact.Email", mail),("Lead_Score__c", rng(0,10)),("NPS__c", sc),("NPS_Category__c", EN),("CSAT__c", rng(1,5)),("CreatedDate", fmt("%Y-%m-%dT%H:%M:%S.000+0000"))],
  score="NPS__c", date="CreatedDate", why="NPS__c is named, agrees with the category; Lead_Score__c of 0-10 disagrees")
case("nps-record-number", 4, [("NPS", lambda a,i,r:"NPS-%04d"%(i+1)),("Account", acc),("Contact e-mail", mail),("Rating", sc),("Comment", txt),("Received", isoday)],
  score="Rating", date="Received", why="NPS holds record numbers")
case("nps-contribution", 4, [("Customer", acc),("Email", mail),("NPS", plain(lambda a:[100,0,-100][cls(a.s)])),("NPS Category", EN),("NPS Score", sc),("Survey completed", fmt("%d-%b-%Y"))],
  score="NPS Score", date="Survey completed", why="NPS is each answer's contribution of +100/0/-100; NPS Score holds the answers")
case("score-is-csat-klasse", 4, [("Firma", acc),("E-Mail", mail),("Score", rng(1,5)),("F7", sc),("F7 Gruppe", klass("Promotor","Passiv","Kritiker")),("Datum", fmt("%d.%m.%Y"))],
  score="F7", date="Datum", why="F7 agrees with the classes row for row; Score is 1-5 and does not")
case("nps-0-100", 4, [("Account", acc),("Email", mail),("NPS", lambda a,i,r:min(100,a.s*10+r.randint(0,9))),("Date", isoday)],
  ask="score or scale", why="0-100 does not fit 0-10 and the scale is never guessed: stop and name --scale")
case("two-products", 4, [("Account", acc),("Email", mail),("How likely are you to recommend Product A?", sc),("How likely are you to recommend Product B?", rng(0,10)),("Date", isoday)],
  ask="--score", why="two questions of recommendation fit alike")
case("wide-quarters", 4, [("Kunde", acc),("Ansprechpartner", name),("NPS Q1 2025", sc),("NPS Q2 2025", rng(0,10)),("Branche", pick("Handel","Bau"))],
  ask="--score", why="two quarters side by side fit alike")
case("dutch-cijfer", 4, [("Tijdstempel", fmt("%d-%m-%Y %H:%M:%S")),("Bedrijf", acc),("E-mailadres", mail),("Welk cijfer geeft u onze klantenservice?", rng(1,10)),("Hoe waarschijnlijk is het dat u ons aanbeveelt aan een collega?", sc),("Toelichting", txt)],
  score="Hoe waarschijnlijk is het dat u ons aanbeveelt aan een collega?", date="Tijdstempel", why="aanbevelen is to recommend; cijfer is a mark for service")
case("swedish", 4, [("Tidstämpel", iso),("Företag", acc),("E-postadress", mail),("Hur troligt är det att du skulle rekommendera oss till en kollega?", sc),("Hur nöjd är du med vår support?", rng(1,10)),("Varför gav du det betyget?", txt)],
  score="Hur troligt är det att du skulle rekommendera oss till en kollega?", date="Tidstämpel", why="rekommendera; nöjd is satisfaction")
case("portuguese", 4, [("Carimbo de data/hora", fmt("%d/%m/%Y %H:%M:%S")),("Empresa", acc),("Endereço de e-mail", mail),("Nota do atendimento", rng(0,10)),("Em uma escala de 0 a 10, o quanto você indicaria a nossa empresa para um amigo?", sc)],
  score="Em uma escala de 0 a 10, o quanto você indicaria a nossa empresa para um amigo?", date="Carimbo de data/hora", why="indicar is how Brazilians say recommend")
case("italian", 4, [("Informazioni cronologiche", fmt("%d/%m/%Y %H.%M.%S")),("Azienda", acc),("Indirizzo email", mail),("Voto complessivo al servizio", rng(1,10)),("Con quale probabilità ci consiglierebbe a un collega?", sc)],
  score="Con quale probabilità ci consiglierebbe a un collega?", date="Informazioni cronologiche", why="consigliare; voto is an overall mark")
case("french-ms-forms", 4, [("ID", seq(1)),("Heure de début", fmt("%m/%d/%y %H:%M:%S")),("Heure de fin", later("%m/%d/%y %H:%M:%S", minutes=2)),("Adresse de messagerie", mail),("Nom", name),("Total points", lambda a,i,r:""),("Quiz feedback", lambda a,i,r:""),("Société", acc),("Quelle est la probabilité que vous nous recommandiez à un collègue ?", sc)],
  score="Quelle est la probabilité que vous nous recommandiez à un collègue ?", date=["Heure de fin","Heure de début"], why="Microsoft Forms in French; the quiz columns are blank")
case("unnamed-classes", 4, [("Org", acc),("Mail", mail),("Q5", rng(0,10)),("Q6", sc),("Q8", rng(0,10)),("Segment", klass("Promoters","Passives","Detractors")),("ts", iso)],
  score="Q6", date="ts", why="nothing is named, but the classes agree with Q6 alone")
case("rival-class", 4, [("Account", acc),("Email", mail),("Score", lambda a,i,r:(a.s*3+i)%11),("Rating", sc),("Type", klass("promoter","passive","detractor")),("Date", isoday)],
  score="Rating", date="Date", why="the classes agree with Rating, not with Score", says="Score")
case("asknicely", 4, [("Person ID", seq(900)),("Name", name),("Email", mail),("Company", acc),("Question Type", lambda a,i,r:"nps"),("Sent", plain(lambda a:(a.t-timedelta(days=a.p*5)).strftime("%Y-%m-%d %H:%M:%S"))),("Responded", iso),("Answer", sc),("Comment", txt),("Themes", pick("","price","speed"))],
  score="Answer", date="Responded", why="AskNicely's export: Answer is the number, Responded when; Sent is the invitation")
case("zendesk", 4, [("Ticket ID", seq(33001)),("Organization", acc),("Requester email", mail),("Satisfaction Score", pick("Good","Bad","Offered")),("Priority score", rng(0,10)),("Survey response: would you recommend us?", sc),("Solved at", plain(lambda a:(a.t-timedelta(days=a.p+1)).strftime("%Y-%m-%d %H:%M:%S"))),("Response received at", iso)],
  score="Survey response: would you recommend us?", date="Response received at", why="Satisfaction Score is words, Priority score is of the ticket")
# ---------- 5: dates ----------
case("german-long", 5, [("Unternehmen", acc),("E-Mail-Adresse", mail),("Weiterempfehlung (0-10)", sc),("Ausgefüllt", lambda a,i,r:"%d. %s %d um %02d:%02d:%02d"%(a.t.day,DE[a.t.month-1],a.t.year,a.t.hour,a.t.minute,a.t.second))],
  score="Weiterempfehlung (0-10)", date="Ausgefüllt", why="long German date times under a heading no list holds")
case("js-dates", 5, [("company", acc),("email", mail),("score", sc),("submitted", lambda a,i,r:"%s %s %02d %d %02d:%02d:%02d GMT+0100 (Central European Standard Time)"%(WD[a.t.weekday()],EN3[a.t.month-1],a.t.day,a.t.year,a.t.hour,a.t.minute,a.t.second))],
  score="score", date="submitted", why="JavaScript's date text")
case("excel-serial", 5, [("Account", acc),("Email", mail),("Likelihood to recommend", sc),("Response date", lambda a,i,r:"%.4f"%((a.t-datetime(1899,12,30)).total_seconds()/86400))],
  score="Likelihood to recommend", date="Response date", why="a spreadsheet's day numbers under a heading that says date")
case("epoch-ms", 5, [("account_name", acc),("user_email", mail),("nps_score", sc),("created_at", lambda a,i,r:int((a.t-datetime(1970,1,1)).total_seconds()*1000))],
  score="nps_score", date="created_at", why="milliseconds since 1970, as programmes write them")
case("finnish", 5, [("Yritys", acc),("Sähköposti", mail),("Kuinka todennäköisesti suosittelisit meitä?", sc),("Vastattu", lambda a,i,r:"%d.%d.%d klo %d.%02d"%(a.t.day,a.t.month,a.t.year,a.t.hour,a.t.minute))],
  score="Kuinka todennäköisesti suosittelisit meitä?", date="Vastattu", why="Finnish date with klo and a dot in the time")
case("invited-answered", 5, [("Account", acc),("Email", mail),("Invited", plain(lambda a:(datetime(2025,9,20)-(a.t-datetime(2025,1,1))).strftime("%Y-%m-%d"))),("Answered", isoday),("Would recommend (0-10)", sc)],
  score="Would recommend (0-10)", date="Answered", why="the invitation is not the answer, and its order is the other way round")
case("birthday-renewal", 5, [("Account", acc),("Email", mail),("Date of birth", plain(lambda a:(datetime(1965,1,1)+timedelta(days=a.id%9000)).strftime("%Y-%m-%d"))),("Contract end date", plain(lambda a:(datetime(2026,1,1)+timedelta(days=a.id%300)).strftime("%Y-%m-%d"))),("Received on", isoday),("NPS score", sc)],
  score="NPS score", date="Received on", why="neither the birth nor the contract's end is when it was answered")
case("birthday-only", 5, [("Account", acc),("Email", mail),("Date of birth", plain(lambda a:(datetime(1965,1,1)+timedelta(days=(a.id*7)%9000)).strftime("%Y-%m-%d"))),("NPS score", sc)],
  score="NPS score", date=None, says="order", why="a birth date does not say when one answered; four answered twice, so the page says that the file's order counts")
case("spanish-de", 5, [("Cliente", acc),("Correo", mail),("¿Nos recomendaría? (0 a 10)", sc),("Fecha de respuesta", month(ES,"{d} de {m} de {y}"))],
  score="¿Nos recomendaría? (0 a 10)", date="Fecha de respuesta", why="4 de marzo de 2025")
case("french-long", 5, [("Client", acc),("Courriel", mail),("Note de recommandation", sc),("Répondu le", month(FR,"{d} {m} {y} à {H:02d}h{M:02d}"))],
  score="Note de recommandation", date="Répondu le", why="4 mars 2025 à 09h05")
case("japanese", 5, [("会社名", acc),("メールアドレス", mail),("推奨度", sc),("回答日時", lambda a,i,r:"%d年%d月%d日 %02d:%02d"%(a.t.year,a.t.month,a.t.day,a.t.hour,a.t.minute))],
  score="推奨度", date="回答日時", why="Japanese headings and dates")
case("ambiguous-days", 5, [("Account", acc),("Email", mail),("NPS score", sc),("Date", plain(lambda a:"%02d/%02d/%d"%(a.t.day,a.t.month,a.t.year)))], small_days=True,
  ask="--date-order", why="no day above twelve: nothing says which is the month, and of four respondents another answer would count")
case("month-only", 5, [("Account", acc),("Email", mail),("NPS score", sc),("Survey month", lambda a,i,r:"%s %d"%(EN3[a.t.month-1],a.t.year))],
  score="NPS score", date="Survey month", rule="date", why="a month orders answers 31 days and more apart", note="wave")
case("no-date", 5, [("Account", acc),("Email", mail),("NPS score", sc),("Comment", txt)], score="NPS score", date=None, says="order", why="four answered twice without any date: the file's order counts, and is said")
case("datum-uhrzeit", 5, [("Kundenname", acc),("E-Mail", mail),("Datum", fmt("%d.%m.%y")),("Uhrzeit", fmt("%H:%M")),("Weiterempfehlungsbereitschaft", sc)],
  score="Weiterempfehlungsbereitschaft", date="Datum", why="day and time apart, two-digit years")
case("dutch-long", 5, [("Organisatie", acc),("E-mail", mail),("Aanbevelingsscore", sc),("Ingevuld op", month(NL,"{d} {m} {y} {H:02d}:{M:02d}"))],
  score="Aanbevelingsscore", date="Ingevuld op", why="4 maart 2025 09:05")
case("polish", 5, [("Firma", acc),("E-mail", mail),("Jak prawdopodobne jest, że polecisz nas znajomemu?", sc),("Wypełniono", fmt("%d.%m.%Y %H:%M"))],
  score="Jak prawdopodobne jest, że polecisz nas znajomemu?", date="Wypełniono", why="polecić is to recommend; date by content")
# ---------- 6: no dates where there are none ----------
case("response-time-ms", 6, [("Account", acc),("Email", mail),("Score", sc),("Response time", rng(800,64000)),("Comment", txt)],
  score="Score", date=None, says="order", why="milliseconds")
case("response-time-rating", 6, [("Account", acc),("Email", mail),("Likelihood to recommend", sc),("Response time", rng(1,5)),("Update frequency", rng(1,5)),("Submitted", isoday)],
  score="Likelihood to recommend", date="Submitted", why="Response time is a rating here")
case("update-preference", 6, [("Account", acc),("Email", mail),("NPS", sc),("Update preference", pick("Weekly","Monthly","Never")),("Up to date?", pick("yes","no")),("Last updated by", name)],
  score="NPS", date=None, says="order", why="words around update hold no dates")
case("year-founded", 6, [("Account", acc),("Email", mail),("Year founded", plain(lambda a:1950+a.p*5)),("Customer since", plain(lambda a:2008+a.p)),("NPS", sc)],
  score="NPS", date=None, says="order", why="years of the company are not when it answered")
case("days-since-renewal", 6, [("Account", acc),("Email", mail),("Days since renewal", rng(3,900)),("Time with us", lambda a,i,r:"%d years"%(1+a.p)),("NPS score", sc)],
  score="NPS score", date=None, says="order", why="durations")
case("candidate", 6, [("Employer", acc),("Candidate", name),("Candidate email", mail),("Mandate", pick("Interim","Permanent")),("Validated", pick("Y","N")),("How likely are you to recommend us?", sc)],
  score="How likely are you to recommend us?", date=None, rule="file", says="order", why="'date' inside candidate, mandate, validated")
case("completion-seconds", 6, [("Account", acc),("Email", mail),("Time taken to complete (seconds)", rng(20,600)),("Time zone", pick("GMT+1","GMT-5","UTC")),("Best time to call", pick("09:00","14:30","16:15")),("NPS", sc),("Completed", iso)],
  score="NPS", date="Completed", why="seconds, zones and hours of day are no dates")
case("antwortzeit", 6, [("Kunde", acc),("E-Mail", mail),("Antwortzeit (Sek.)", rng(5,400)),("Datenschutz zugestimmt", pick("ja","nein")),("Kunde seit", plain(lambda a:2005+a.p)),("Weiterempfehlung", sc)],
  score="Weiterempfehlung", date=None, says="order", why="German durations, 'Daten' and years")
case("delai-reponse", 6, [("Client", acc),("E-mail", mail),("Délai de réponse", rng(1,5)),("Mises à jour", rng(1,5)),("Recommandation (0-10)", sc)],
  score="Recommandation (0-10)", date=None, says="order", why="ratings of delay and updates")
case("renewal-only", 6, [("Account", acc),("Email", mail),("Renewal date", plain(lambda a:(datetime(2026,1,1)+timedelta(days=(a.p*53)%365)).strftime("%Y-%m-%d"))),("NPS", sc)],
  score="NPS", date=None, says="order", why="a renewal is not when one answered")
case("ticket-numbers", 6, [("Account", acc),("Email", mail),("Ticket", lambda a,i,r:"2025%02d%02d"%(1+(i*5)%12,1+(i*7)%28)),("Invoice no.", lambda a,i,r:"2025-%02d-%02d"%(1+(i*3)%12,1+(i*11)%28)),("NPS", sc),("Answered at", iso)],
  score="NPS", date="Answered at", why="numbers made of digits of a day; the answer's own date stands beside")
case("fiscal", 6, [("Account", acc),("Email", mail),("Fiscal year", pick("FY24","FY25")),("Data centre", pick("Oslo","Paris")),("Timeliness", rng(1,5)),("Last contact rating", rng(1,5)),("How likely are you to recommend us to others?", sc)],
  score="How likely are you to recommend us to others?", date=None, says="order", why="ratings of timeliness; fiscal years")
case("empty-date", 6, [("Account", acc),("Email", mail),("Date", lambda a,i,r:"n/a" if i%2 else ""),("Timeline", pick("Q1","Q2","later")),("NPS", sc)],
  score="NPS", date=None, says="order", why="a heading of dates over cells without any", note="blank date")
assert len(CASES) == 50, len(CASES)
FIRST, CASES = CASES, []
# ---------- written when the first fifty were right, to see whether what they taught holds for others ----------
case("questionpro", 4, [("Response ID",seq(1)),("Timestamp (MM/dd/YYYY)",fmt("%m/%d/%Y %H:%M:%S")),("Company Name",acc),("Respondent Email",mail),("On a scale of 0-10, would you suggest us to a peer?",sc),("How easy was it to deal with us? (1-7)",rng(1,7))], score="On a scale of 0-10, would you suggest us to a peer?", date="Timestamp (MM/dd/YYYY)")
case("hungarian", 4, [("Időbélyeg",fmt("%Y. %m. %d. %H:%M:%S")),("Cég neve",acc),("E-mail cím",mail),("Mennyire valószínű, hogy ajánlana minket?",sc)], score="Mennyire valószínű, hogy ajánlana minket?", date="Időbélyeg")
case("danish", 4, [("Tidsstempel",fmt("%d-%m-%Y %H.%M")),("Virksomhed",acc),("Mailadresse",mail),("Hvor sandsynligt er det, at du vil anbefale os?",sc),("Tilfredshed",rng(1,5))], score="Hvor sandsynligt er det, at du vil anbefale os?", date="Tidsstempel")
case("norwegian", 4, [("Svardato",fmt("%d.%m.%Y")),("Kundenavn",acc),("E-postadresse",mail),("Anbefaling 0-10",sc),("Karakter",rng(1,6))], score="Anbefaling 0-10", date="Svardato")
case("rating-and-answer", 4, [("Account",acc),("Email",mail),("Rating",sc),("Answer",rng(0,10)),("Date",isoday)], ask="--score")
case("stars", 4, [("Account",acc),("Email",mail),("Rating",rng(1,5)),("Date",isoday)], ask="--score")
case("note-comment", 4, [("Client",acc),("Courriel",mail),("Note",sc),("Notes",txt),("Date de la réponse",fmt("%d/%m/%Y"))], score="Note", date="Date de la réponse")
case("score-100-rating", 4, [("Account",acc),("Email",mail),("Health score",rng(0,100)),("NPS answer",sc),("NPS date",isoday)], score="NPS answer", date="NPS date")
case("promoter-score-pct", 4, [("Account",acc),("Email",mail),("Net Promoter Score",lambda a,i,r:"%d%%"%r.randint(-50,80)),("Q1: Likelihood to recommend",sc),("Completed date",isoday)], score="Q1: Likelihood to recommend", date="Completed date")
case("kobo", 4, [("start",fmt("%Y-%m-%dT%H:%M:%S.000+01:00")),("end",later("%Y-%m-%dT%H:%M:%S.000+01:00",minutes=3)),("group_a/company",acc),("group_a/email",mail),("group_b/recommend_0_10",sc),("_submission_time",later("%Y-%m-%dT%H:%M:%S",minutes=4)),("_id",seq(1))], score="group_b/recommend_0_10", date=["_submission_time","end"])
case("russian", 4, [("Отметка времени",fmt("%d.%m.%Y %H:%M:%S")),("Компания",acc),("Электронная почта",mail),("Насколько вероятно, что вы порекомендуете нас?",sc)], score="Насколько вероятно, что вы порекомендуете нас?", date="Отметка времени")
case("chinese", 5, [("公司名称",acc),("邮箱",mail),("您有多大可能向朋友推荐我们？",sc),("提交时间",fmt("%Y/%m/%d %H:%M"))], score="您有多大可能向朋友推荐我们？", date="提交时间")
case("epoch-s-named", 5, [("org_name",acc),("contact_email",mail),("nps",sc),("responded_ts",lambda a,i,r:int((a.t-datetime(1970,1,1)).total_seconds()))], score="nps", date="responded_ts")
case("weekday-de", 5, [("Firma",acc),("E-Mail",mail),("NPS",sc),("Eingang",lambda a,i,r:"%s, %d. %s %d, %02d:%02d Uhr"%(["Montag","Dienstag","Mittwoch","Donnerstag","Freitag","Samstag","Sonntag"][a.t.weekday()],a.t.day,DE[a.t.month-1],a.t.year,a.t.hour,a.t.minute))], score="NPS", date="Eingang")
case("weekday-es", 5, [("Empresa",acc),("Email",mail),("NPS",sc),("Contestada",lambda a,i,r:"%s %d de %s de %d, %d:%02d h"%(["lunes","martes","miércoles","jueves","viernes","sábado","domingo"][a.t.weekday()],a.t.day,ES[a.t.month-1],a.t.year,a.t.hour,a.t.minute))], score="NPS", date="Contestada")
case("us-short", 5, [("Account",acc),("Email",mail),("NPS",sc),("Resp. dt",lambda a,i,r:"%d-%s-%02d"%(a.t.day,EN3[a.t.month-1],a.t.year%100))], score="NPS", date="Resp. dt")
case("swedish-kl", 5, [("Kund",acc),("E-post",mail),("NPS",sc),("Svarade",fmt("%Y-%m-%d kl. %H:%M"))], score="NPS", date="Svarade")
case("am-pm-mx", 5, [("Cliente",acc),("Correo electrónico",mail),("NPS",sc),("Marca temporal",lambda a,i,r:"%d/%02d/%02d %d:%02d:%02d %s GMT-6"%(a.t.year,a.t.month,a.t.day,(a.t.hour-1)%12+1,a.t.minute,a.t.second,"a. m." if a.t.hour<12 else "p. m."))], score="NPS", date="Marca temporal")
case("quarter", 5, [("Account",acc),("Email",mail),("NPS",sc),("Quarter",lambda a,i,r:"Q%d %d"%((a.t.month-1)//3+1,a.t.year))], score="NPS", date=None, rule="file")
case("manager-mail", 6, [("Account",acc),("Account manager email",pick("joe@us.example","sue@us.example")),("NPS",sc),("Uptime",rng(1,5)),("Last update",pick("good","bad"))], score="NPS", date=None, rule="all")
case("datei", 6, [("Kunde",acc),("E-Mail",mail),("Datei",pick("a.pdf","b.pdf")),("Datenqualität",rng(1,5)),("Zeitaufwand",rng(5,90)),("Tagessatz",rng(600,900)),("NPS",sc)], score="NPS", date=None, says="order")
case("monthly-spend", 6, [("Account",acc),("Email",mail),("Monthly spend",rng(1000,90000)),("Days to resolve",rng(1,40)),("Time saved (h)",rng(1,50)),("End customer",pick("yes","no")),("Start-up?",pick("yes","no")),("NPS",sc)], score="NPS", date=None, says="order")
case("times-only", 6, [("Account",acc),("Email",mail),("Time",fmt("%H:%M")),("NPS",sc)], score="NPS", date=None, says="order")
case("zip-codes", 6, [("Account",acc),("Email",mail),("Postal code",rng(20000,99000)),("Customer no.",lambda a,i,r:1500000000+a.p),("Timesheet id",rng(40000,46000)),("NPS",sc)], score="NPS", date=None, says="order")
json.dump(FIRST + CASES, open(os.path.join(HERE, "headings.json"), "w"), ensure_ascii=False, indent=0)
